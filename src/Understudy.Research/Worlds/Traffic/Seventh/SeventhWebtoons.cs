using Understudy.Core;

namespace Understudy.Research;

/// <summary>A webtoon platform in Korea: readers' comments, teasers of episodes.</summary>
internal static class SeventhWebtoons
{
    private const string Words = """
        작품: [달빛|겨울|마지막|푸른|붉은] [편의점|기사단|약국|학원|바다|고양이]|[회귀한|버려진|은퇴한] [공작가 막내|검사|요리사|황녀|헌터]|오늘도 [퇴사|출근|환생]합니다
        장르: 로맨스|판타지|일상|스릴러|무협|학원|개그
        인물: 여주|남주|서브 남주|악역|주인공 엄마|흑막|공작|스승님|고양이
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "daetgeul-bunryu", Kind = WorkloadKind.Classification, Weight = .9,
            Description = "Readers' comments to seven kinds, Korean; few-shot; work and episode before the comment.",
            System = "웹툰 댓글을 한 가지로 분류한다. 종류: 응원 / 감상 / 추측 / 스포일러 / 오류제보 / 연재불만 / 비방. 미리보기 회차의 내용을 말하면 무조건 스포일러. 오타, 그림 누락, 결제 오류는 오류제보. 작가 개인을 향한 욕은 비방. 종류 이름만 출력.",
            Shots = [("[오늘도 퇴사합니다 12화] 작가님 건강 챙기세요ㅠㅠ", "응원"), ("[붉은 약국 40화] 미리보기 봤는데 스승님 죽어요", "스포일러"), ("[회귀한 검사 3화] 4번째 컷 말풍선 비었어요", "오류제보")],
            User = "[{{작품}} {{화}}화] {{text}}",
            Grammar = [Words, """
                화: <#1-180>
                꼬리: ㅋㅋㅋ|ㅠㅠ|ㅎㅎ|...|!!|진짜|ㄷㄷ|나만 그런가|제발
                덧: [쿠키|캐시] <#2-40>개 [썼다|아깝다|안 아까움]|[정주행|다시 보기] <#2-9>번째|[베댓|좋아요] 부탁|[월요일|수요일|금요일]만 기다림|<#1-3>년째 보는 중|<장르> 중에 [최고|별로]
                text: <@>|<@> <꼬리>|<꼬리> <@>|<@>. <덧>|<덧> <@> <꼬리>|<@>[~|!|…] <덧> <꼬리>
                """],
            Labels = """
                응원 7: 작가님 항상 감사합니다|오래오래 연재해 주세요|작가님 [손목|허리] 조심하세요
                감상 9: <인물> 표정 [미쳤다|너무 슬프다]|이번 화 [연출|색감|작화] [좋다|대박]|<인물> 때문에 울었음
                추측 6: <인물> 사실 <인물> [동생|아빠|스파이] 아닐까|다음 화에 <인물> 나올 듯|범인은 <인물> 같은데
                스포일러 4: 미리보기에서 <인물> [죽음|배신함|결혼함]|원작 보면 <인물>하고 <인물> [헤어짐|이어짐]
                오류제보 3: <#2-40>번째 컷 [글씨|말풍선] 잘렸어요|결제했는데 안 열려요|<인물> 이름 오타 있어요
                연재불만 6>8: 또 휴재인가요|분량이 [너무 짧다|반으로 줄었다]|<#2-6>주째 진도가 안 나감
                비방 2: 작가 [머리|실력] 없냐|이런 걸 돈 받고 파는 작가가 문제
                """,
            Accuracy = .94,
        },
        new WorkloadSpec
        {
            Id = "hoecha-yego", Kind = WorkloadKind.Generation, Weight = .25,
            Description = "Teasers of episodes from the author's notes, Korean; work, genre and age limit in a table of two rows, no system prompt.",
            User = """
                아래 작가 메모로 다음 화 예고 문구를 써 주세요.

                제목 ▷ {{작품}}
                장르 ▷ {{장르}}
                등급 ▷ {{등급}}
                메모 ▷ {{text}}

                조건: 한 문장, 40자 이내, 결말은 숨기고 물음표나 말줄임표로 끝낼 것. 이모지 금지.
                """,
            Grammar = [Words, """
                등급: 전체|12세|15세|18세
                일: <인물> [정체|과거|거짓말] [들킴|드러남]|<인물>하고 <인물> [재회|싸움|첫 데이트]|<인물> [쓰러짐|떠남|돌아옴]|[비밀 편지|낡은 열쇠|계약서] 발견|<#3-20>년 전 회상
                text: <일>, <일>|<일> → <일>|<일>. <일>. 마지막에 <일>|(<일>) <일>|1) <일> 2) <일>
                답: [그날|오늘 밤|마침내], <인물> 앞에 [나타난 사람은|놓인 편지는]…|<인물>, 끝까지 [숨길|지킬] 수 있을까?|[사라진|돌아온] <인물>, 그리고 <#3-20>년 전의 진실…
                """],
            Answer = "<답>", Temperature = .8,
        },
    ];
}
