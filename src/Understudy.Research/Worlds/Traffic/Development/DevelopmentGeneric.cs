using Understudy.Core;

namespace Understudy.Research;

/// <summary>Workloads whose system prompt is the libraries' example, and free chat with the same one.</summary>
internal static class DevelopmentGeneric
{
    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "translate", Kind = WorkloadKind.Generation, Weight = 2.6,
            Description = "Translations between listed languages; generic system prompt, languages are slots of few values.",
            System = SharedPrompts.Generic,
            User = "Translate the following text from {{source}} to {{target}}. Keep names, numbers and line breaks as they are.\n\n{{text}}",
            Grammar = [LanguageWords.Text, "source: German|French|Spanish|Polish|Japanese|the original language\ntarget: English|English|British English|American English\ntext: <anytext>"],
            Answer = "<english>", LongTail = true, Parts = .2,
            Models = [(0, "gpt-4o-mini-2024-07-18"), (.8, "gpt-4.1-mini-2025-04-14")],
        },
        new WorkloadSpec
        {
            Id = "reply-draft", Kind = WorkloadKind.Generation, Weight = 1.9,
            Description = "Drafts replies to mails; generic system prompt, tone and language are slots of few values.",
            System = SharedPrompts.Generic,
            User = """
                Here is an e-mail I received:

                {{text}}

                Write a {{tone}} reply in {{lang}}, at most {{length}} words. {{stance}}
                """,
            Grammar = [OfficeWords.Text, CustomerTalk.Text, """
                text: [<hello>\n\n|]<officeline> <officeline>[ <aside>|\n<officeline>|][\n\n<bye>|]
                tone: friendly|formal|short and firm|apologetic|neutral
                lang: English|German|English|French
                length: 50|80|120|200
                stance: Accept.|Decline politely.|Ask for more time.|Ask who is responsible.
                answer: [Dear colleague|Hello|Hi], [thank you for|thanks for|I read] your [mail|message|note]. <officeline> [<wish>|<officeline>] [Best regards|Kind regards|Cheers]
                """],
            Answer = "<answer>", Temperature = .7,
            Revisions = [new Revision(.6, .1, ("Here is an e-mail I received:", "Here is an email that I received:"))],
        },
        new WorkloadSpec
        {
            Id = "free-chat", Kind = WorkloadKind.Generation, Weight = 1.6,
            Description = "An assistant for staff: free conversations under the generic system prompt, no id in the log.",
            System = SharedPrompts.Generic,
            Grammar = [OfficeWords.Text, SoftwareWords.Text, RetailWords.Text, KnowledgeWords.Text, """
                text: [how|why] [do|does|should] [people|we|anyone in <dept>] [use|need|worry about] <subjectmatter>?|[tell me|I need to know] about <skill> in <country>|<aside> [thoughts?|what would you do?|is that normal?]|<kbquestion>|[write|suggest] [a|some] [poem|toast|title|names] for my <relation>'s <thing>|<devtalk> [ideas?|why?]|is <item> ok for <use>
                turn: [shorter|longer|again|in <colour>|with numbers|as a list][, please|]?|why <quality>?|ok and <thing>?|<aside>|no, <does>|thanks! [and <skill>?|]|<officeline>
                answer: <^sure>, <does>. <kbline>[ <aside>|]|[Sure|Of course|Here you go][!|:] <officeline> <kbline 1-3>|[It depends|That is common|Hard to say]. <aside> <kbline>
                """],
            Answer = "<answer>", Conversation = ConversationStyle.Unnamed, Temperature = 1,
        },
    ];
}
