using Understudy.Core;

namespace Understudy.Research;

/// <summary>A studio that makes an online role-playing game: its chat filter, its texts in other languages, its staff's chat.</summary>
internal static class FifthGames
{
    private const string Words = """
        hero: Kaelis|Brannock|the Wisp|Mother Thorn|Sable|Ironjaw|Nyx|the Lamplighter|Orrin|Vesper
        zone: Saltmarsh|the Drowned Keep|Cinder Pass|Hollowmere|the Glass Wastes|Ravenfoot|Old Quarry|the Undercity
        gear: frost bow|tower shield|moth cloak|ember staff|rusted key|wyrm saddle|healing draught|bone dice|silver flask|storm gauntlets
        role: tank|healer|dps|support|bard
        handle: <syllable><syllable><#1-99>|xX<^syllable><syllable>Xx|<^syllable><syllable>|<hero>Main|not_<syllable><syllable>
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "chat-moderation", Kind = WorkloadKind.Classification, Weight = 12,
            Description = "Messages of players to nine categories of a policy in a table; a JSON document with facts about the player as the user message; three versions.",
            System = """
                # Emberfall Online: chat screening

                You look at one chat message before it reaches other players and put it into one category. Players are adults and teenagers (13+), tempers run high, most messages are harmless.

                ## Categories

                | code | use it for |
                |---|---|
                | ok | everything that doesn't fit below, including swearing at the game and ordinary trash talk |
                | harassment | insults or pile-ons aimed at another player |
                | hate | attacks on people for who they are |
                | threat | wishes or threats of real-world harm |
                | sexual | sexual talk or advances |
                | self_harm | the writer may hurt themselves |
                | spam | flooding, gold sellers, links to shops and streams |
                | cheating | selling, offering or asking for bots, exploits, boosted or shared accounts |
                | personal_info | somebody's phone number, address, school or real name |

                ## Rules

                1. In-game violence is fine ("kill the healer first").
                2. Misspellings, leetspeak and letters spaced out don't make a message milder.
                3. More than one category: take the one furthest down the table, but `self_harm` always wins.
                4. `prior_mutes` is context. It never makes an innocent message guilty.

                ## Output

                The code, lower case, and not a word more.
                """,
            User = """{"realm": "{{realm}}", "channel": "{{channel}}", "level": {{level}}, "prior_mutes": {{mutes}}, "message": "{{text}}"}""",
            Grammar = [Words, """
                realm: Aldermoor|Brightfen|Corvane|Dusk-<#1-4>|EU-<#1-9>|NA-East-<#1-6>|SEA-<#1-3>
                channel: party|guild|say|say|world|world|whisper|trade
                level: <#1-60>|<#1-60>|60
                mutes: 0|0|0|0|1|1|<#2-6>
                tail: lol|lmao|xd|gg|pls|bro|fr|ngl|smh|omg|...|???|!!
                chatter: [need|lf|lfm] [a |<#1-3> |]<role> for <zone>|<gear> dropped [again|finally|twice]|[brb|afk] <#2-20> min|who [has|wants] a <gear>|where is <hero>|[queue|lag] is [awful|fine|<#3-40> min] [tonight|rn|on this realm]|<^zone> is so pretty at night
                text: <@>|<@>|<@> <tail>|<tail> <@>|<chatter>. <@>|<@>, <chatter>|<handle> <@>|@<handle> <@>|<^@>[!|.|?]|<+@>
                """],
            Labels = """
                ok 40: <chatter>|<chatter>|<chatter>|this boss can rot in hell, <#3-30> wipes|[nerf|buff] <hero> already, damn it|focus the <role> then the adds|[ty|thx|thanks] for the <gear>[, mate|]|get rekt, that was a clean kill|[gz|grats] on <#10-60>|who designed <zone>, a goldfish?|selling <gear> <#2-90>g, whisper me|my <relation> plays <role> too, we're hopeless
                harassment 12>9: you're the worst <role> on this realm, uninstall|everyone report this clown till he cries|nobody in this guild likes you, take the hint|useless trash <role>, go back to the tutorial|kick the idiot with the <gear>, dead weight
                hate 3: people from <country> should not be let on this server|no [women|foreigners] in my raid, they ruin everything|your kind doesn't belong here
                threat 2: I know where you live and I'm coming|say that again and I'll find you after school|hope your house burns down with you in it
                sexual 3: send me pics, I'll send you gold|[anyone|u] up for some erp in <zone>, 18+|what are you wearing irl
                self_harm 1: don't want to be here any more, not just the game|nobody would even notice if I was gone tomorrow|tonight is my last night, bye all, I mean it
                spam 11: CHEAP GOLD <#100-999>g = <#2-9> usd, visit <syllable><syllable>-gold dot com|follow my stream <syllable><syllable>tv, <#10-90> keys giveaway|aaaaaaaaaaaaaaaaa buy buy buy|join discord <%hex6> for free <gear>
                cheating 6>9: anyone got a working bot for <zone>|boosting <#1-60> to 60 in two days, pm for price|there's a wall glitch in <zone>, free loot, dm me|selling my acc, max <role>, <#20-300> eur
                personal_info 3: her real name is <firmhead> and she works at <firm>|his number is 0<#3> <#6>, call him|<handle> goes to the school on <firmhead> street in <city>
                """,
            Accuracy = .95, Sloppy = .02, Parts = .08, MaxTokens = 5, UserRule = "user_id",
            Models = [(0, "gpt-4o-mini-2024-07-18"), (.4, "gpt-4.1-nano-2025-04-14")],
            Revisions =
            [
                new Revision(.3, .05, ("2. Misspellings, leetspeak and letters spaced out don't make a message milder.", "2. Misspellings, leetspeak, emoji and letters spaced out don't make a message any milder.")),
                new Revision(.72, 0, ("The code, lower case, and not a word more.", "Only the code, in lower case.")),
            ],
        },
        new WorkloadSpec
        {
            Id = "string-translate", Kind = WorkloadKind.Generation, Weight = 5,
            Description = "Strings of the game into eight languages; language, key and longest length in brackets before the string; few-shot.",
            System = "You localise a fantasy game. Input: [target language|string key|max characters] English source. Output: the translation alone. Keep {placeholders}, <tags> and \\n where grammar allows, keep names of people and places in English, and stay below the limit even if it costs a nuance.",
            Shots = [("[de|ui.inventory.equip|14] Equip", "Ausrüsten"), ("[fr|quest.0117.hint|60] Bring {count} bells to <npc>Orrin</npc>.", "Apportez {count} cloches à <npc>Orrin</npc>."), ("[es|error.net.lost|40] Connection lost", "Conexión perdida")],
            User = "[{{lang}}|{{key}}|{{max}}] {{text}}",
            Grammar = [Words, """
                lang: de|de|fr|fr|es|it|pl|pt-BR|ja|ko
                key: [saltmarsh|keep|cinder|hollow|wastes|raven|common].[s<#4>|<#5>|<%hex4>]|[act<#1-5>|event|patch<#12-31>].<#3>[.a|.b|.f|]|common.<#4>
                max: 14|20|24|40|40|60|80|120|200
                bark: [Ah|Hm|Well], [traveller|you again|a customer]. [The road to <zone> is closed|<^hero> sent you, yes?|I smell smoke].|[Careful|Hush]! <^hero> [hears everything|sleeps lightly].|They say <zone> [sank in one night|has no bottom|was a garden once].|My <relation> went to <zone> <#2-40> winters ago.
                lore: [Forged|Woven|Found] in <zone> by [an unknown hand|the last of the tinkers|<hero>]. [It hums when rain is near.|The edge never dulls.|Whoever owns it dreams of water.|Smells faintly of <quality> smoke.]
                hint: [Bring|Deliver|Show] [{count} <gear>s|the <gear>] to \<npc><^hero>\</npc>[ in <zone>| before nightfall|].|[Defeat|Follow|Speak to] \<npc><^hero>\</npc> [near|beneath|outside] <zone>.|[Find|Search] {count}[ of {total}|] [graves|lanterns|tracks] in <zone>.
                label: [Sell|Equip|Discard|Repair|Dye|Trade|Lock|Split] [all|item|stack|<gear>]|[Are you sure you want to|Do you really want to] [leave|disband|delete] [{guild}|{name}|this character]?|[Mouse|Camera|Chat|Music] [speed|volume|opacity|size]|{count} [new letters|requests|seconds left|slots free]|[Server|Patch|Login] [full|failed|out of date]. [Try again in {seconds} s.|Please restart.|]
                text: <label>|<label>|<hint>|<hint>|<bark>|<bark>[ <bark>|]|<lore>|<^gear> of <hero>|<lore>[ <lore>|]\n\<i><bark>\</i>
                answer: [Bring|Folge|Sprich mit] \<npc><hero>\</npc> in <zone>.|[Cherchez|Parlez à|Suivez] <hero> près de <zone>.|[Vender|Equipar|Reparar] [todo|objeto]|[Czy na pewno chcesz|Naprawdę chcesz] [opuścić|usunąć] {guild}?|<^zone>で{count}個の[鍵|鐘]を[探せ|集めろ]。|[Quem|O que] dorme em <zone>[?|, viajante?]|Forgiato a <zone> da [mano ignota|<hero>].|{count}[명의|개의] [요청|편지]
                """],
            Answer = "<answer>", Temperature = .2,
            Revisions = [new Revision(.6, .08, ("and stay below the limit even if it costs a nuance.", "and stay below the limit, even at the cost of a nuance."))],
        },
        new WorkloadSpec
        {
            Id = "studio-chat", Kind = WorkloadKind.Generation, Weight = 1.6,
            Description = "Free chat of the studio's staff under the example prompt of libraries; only the history shows the conversations.",
            System = SharedPrompts.Generic,
            Grammar = [Words, """
                text: [hi|hey|morning][, | - | ]<q>|<q>|<^q>|<q> [context: <aside>|thanks in advance|keep it short]
                q: [can you|could you|please] [name|suggest] <#3-20> [taverns|villains|guilds|potions] for <zone>?|rewrite this [tooltip|patch note] so it [sounds less corporate|fits <#40-120> characters]: <gear> [damage|cooldown|price] [up|down] by <#2-40>%|what's a good formula for [xp|loot|stamina] from level <#1-20> to <#30-60>?|how do I [profile|batch|pool] [draw calls|particles|allocations] in [Unity|Unreal|Godot]?|write [a haiku|four lines|a sea shanty] about <hero>|my build fails with error C<#4> in [Inventory|Netcode|Quest][Manager|Loader], ideas?|is [lockstep|rollback|client prediction] overkill for <#2-40> players?|explain quaternions like I'm [five|a designer|my <relation>]
                turn: [ok|nice|hm|great][, and| but what| -] [shorter|darker|with less rhyme|more of those|in a table]?|[why|how come] [not|that]?|number <#1-9> is good, more like that|[thanks|ty][!|, that helps|]|now the same for <hero>|that [doesn't compile|crashes|feels off], line <#10-400>|<q>|<^aside>
                answer: [Sure!|Of course.|Here you go:|] [The <gear> now [costs|deals] <#2-40>% [more|less].|1. The [Tilted|Soggy|Blind] <gear>\n2. [Widow|Brine|Ash] & Sons\n3. <^hero>'s Rest|Start with a curve of level^<#1-2>.<#2-8> and tune it by hand.|Open the profiler, record <#10-90> seconds in <zone> and sort by self time.]|[That depends|Not really]. With <#2-40> players [rollback|prediction] is [worth it|more than you need], <sure>.|Think of it as [a rotation about one axis|an arrow with a twist].[ Want an example?| Shall I go on?|]
                """],
            Answer = "<answer>", Conversation = ConversationStyle.Unnamed, Temperature = .9,
        },
    ];
}
