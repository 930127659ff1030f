using Understudy.Core;

namespace Understudy.Research;

/// <summary>The lost property office of an airline: reports, its desk's assistant, matches of claims with finds.</summary>
internal static class FifthAirline
{
    private const string Words = """
        airport: LIS|FRA|OSL|ATH|BCN|DUB|MXP|CPH|AMS|KEF|OTP|BUD|LHR|ORY
        item: laptop|tablet|phone|headphones|wallet|glasses|umbrella|jacket|scarf|teddy bear|violin case|book|neck pillow|passport holder|camera|rucksack|watch|earbuds|walking stick|e-reader|house keys|hearing aid
        brand: Sony|Apple|Samsung|Bose|Kindle|Ray-Ban|Fjällräven|Patagonia|Casio|Lenovo|Nikon|Eastpak|Levi's|no name|IKEA|Osprey
        shade: <colour>|dark <colour>|<colour> and <colour>|silver|light brown|tartan
        place: in the seat pocket|in the overhead bin|under the seat|at the gate|in the lounge|at security|on the shuttle bus|in the lavatory|on the check-in belt
        mark: a [cracked corner|broken zip|sticker of <city>|loose thread|scratch on the back]|my <relation>'s initials inside|a [red|blue] [ribbon|tag|keyring]|the name <syllable><syllable> on a label
        flight: VA<#200-399>|VA<#100-989>|VA <#1000-1999>
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "lost-item", Kind = WorkloadKind.FunctionCall, Weight = 10,
            Description = "Reports of lost things to a schema of seven fields; booking, language and form in one line before the message.",
            System = """
                Extract the lost item from a passenger's report for Vela Air's property database.

                item: one or two words, singular, English, whatever language the report is in
                brand: as written, "unknown" if not given
                colour: as written, "unknown" if not given
                flight: VA plus digits without a blank, empty if not given
                seat: row and letter such as 23C, empty if not given
                place: cabin, gate, lounge, security, bus or unknown
                fragile_or_medical: true for hearing aids, glasses, medicine, instruments

                One object per report. When several things were lost, describe the most valuable one.
                """,
            User = "{{form}} | booking {{pnr}} | {{lang}} | received {{received}}\n\n{{text}}",
            Grammar = [Words, """
                form: web|web|app|e-mail|call centre note|kiosk
                pnr: <%AA3><#3>|<%AA6>|none
                lang: en|en|en|de|fr|es|el
                received: <%yyyy-MM-dd HH:mm>|<%dd MMM HH:mm>
                what: <item>
                make: <brand>
                hue: <shade>
                num: <#100-1999>
                seat: <#1-38>[A|B|C|D|E|F]
                spot: cabin|cabin|gate|lounge|security|bus|unknown
                greet: [Hi|Hello|Dear Vela team|Good evening|To whom it may concern|Hi there][,|!|]
                worry: It has <mark>.|[It's|This was] [a gift from my <relation>|worth about <#20-900> euros|needed for work|irreplaceable to me].|I [called|asked] [at the desk|the crew|the airport] and [nobody knew|they sent me here|they told me to fill this in].|[Please|Kindly] [let me know|write back] [soon|either way|before <weekday>].|We fly back [on <weekday>|in <span>].|<aside>
                text: [<greet>\n|<greet> |][I left|I think I left|We forgot|My <relation> left] [my|a|our] <*hue> <*what> (<*make>) <place>[ <when>|] on VA<*num>[, seat <*seat>|], from <airport> to <airport>. <worry>[ <worry>|]
                  |<^*what>, <*make>, <*hue>. Flight VA <*num>[ seat <*seat>|]. <worry>|<worry> The <*what> is <*hue>[, <*make>| by <*make>|], and was <place>[ near <*seat>|]. Flight number VA<*num>, I believe.[ <worry>|]
                  |[Lost|Missing]: <*hue> <*make> <*what>\n[Where|Last seen]: <place>, <airport>\n[Flight: VA<*num>\n|][Seat: <*seat>\n|]<worry>|Pax rang, says <*what> ([<*make>, |]<*hue>) <place>, VA<*num>[/<*seat>|]. <worry>
                """],
            Fields = [new("item", "<*what>"), new("brand", "[<*make>|<*make>|unknown]"), new("colour", "<*hue>"), new("flight", "VA<*num>"), new("seat", "[<*seat>|]"), new("place", "<spot>", About: "cabin, gate, lounge, security, bus or unknown"), new("fragile_or_medical", "[false|false|true]", "boolean")],
            Schema = true, LongTail = true, Parts = .15, Jitter = .05,
            Models = [(0, "gpt-4o-2024-08-06"), (.6, "gpt-4.1-mini-2025-04-14")],
            Revisions = [new Revision(.5, .09, ("One object per report. When several things were lost, describe the most valuable one.", "One object per report; if more than one thing was lost, describe the most valuable."))],
        },
        new WorkloadSpec
        {
            Id = "desk-tools", Kind = WorkloadKind.FunctionCall, Weight = 4.5,
            Description = "What passengers ask of the property desk to seven tools, offered in an order that varies; passenger, open claims and clock in the prompt.",
            System = """
                You're the virtual property desk of Vela Air. The passenger is {{passenger}} ({{tier}} member), currently on the {{surface}}. Local time at the station: {{clock}}.

                <open_claims>
                {{claims}}
                </open_claims>

                Pick the one tool that moves things forward. If they mention a thing we have no claim for, look before you open a claim. Anything about suitcases from the hold isn't ours: hand over to a human.
                """,
            Grammar = [Words, """
                passenger: <!name>|<!name>|Ms <firmhead>|Mr <firmhead>
                tier: Blue|Blue|Silver|Gold|Platinum
                surface: website|app|app|WhatsApp channel|airport kiosk
                clock: <%HH:mm>|<%ddd HH:mm>
                claim: <claimno>: <shade> <item>, [open|matched|at <airport>|shipped <%dd MMM>]|<claimno> (<item>, <airport>): [no match yet|waiting for address|ready]
                claimno: LP-<#6>
                claims: <claim 1-3;>|<claim>|none
                what: <item>
                hue: <shade>
                where: <airport>
                ref: LP-<#6>
                filler: please|thanks|it's urgent|if that's possible|sorry to bother you|I'm boarding soon|<sure>
                text: <^@>[.|?|!]|<@>|[hi|hello|hey][, |! ]<@>|<^@>, <filler>.|<aside> <^@>.|<^filler>, <@>[?|.]|<^@>. <^filler>.
                """],
            Labels = """
                search_found_items 14: did anyone hand in a <*hue> <*what>|I think my <*what> was found in <*where>|have you got a <*what> that looks like mine, <*hue>, with <mark>
                open_claim 8: you looked already and it wasn't there, so register the <*hue> <*what>|I want to file a report for my <*what>, last seen at <*where>|please start a claim, <*hue> <*what>
                update_claim 6>9: forgot to say that the <*what> in <*ref> has <mark>|for <*ref>, the colour is <*hue>, not <shade>|add to <*ref> that it was <place>
                request_shipping 6: can you post <*ref> to my home|send the <*what> to <city> by courier, I'll pay|how do I get <*ref> delivered
                close_claim 3: found the <*what> in my own bag, forget about <*ref>|cancel <*ref>, I have it back
                get_opening_hours 4: when is the desk at <*where> open|can I collect in <*where> on <weekday>|how late are you there in <*where>
                transfer_to_agent 4: let me speak to a person|my checked suitcase never came off the belt in <*where>|this is the <count> time I ask, I want a manager
                """,
            Tools =
            [
                new("search_found_items", "Search what was handed in.", new Field("item", "<*what>"), new Field("colour", "<*hue>"), new Field("airport", "<*where>")),
                new("open_claim", "Register a lost item.", new Field("item", "<*what>"), new Field("colour", "<*hue>")),
                new("update_claim", "Add a detail to a claim.", new Field("claim", "<*ref>"), new Field("detail", "[colour <*hue>|<place>|<mark>]")),
                new("request_shipping", "Have a found item sent.", new Field("claim", "<*ref>")),
                new("close_claim", "Withdraw a claim.", new Field("claim", "<*ref>")),
                new("get_opening_hours", "Opening hours of a station's desk.", new Field("airport", "<*where>")),
                new("transfer_to_agent", "Hand the chat to a person.", new Field("reason", "[asked for a person|hold luggage|complaint]")),
            ],
            ShuffledTools = true, UserRule = "session_id", Models = [(0, "gpt-4o-2024-08-06"), (.7, "gpt-4.1-2025-04-14")],
            Revisions = [new Revision(.55, 0, ("Pick the one tool that moves things forward.", "Call exactly one tool, the one that moves things forward."))],
        },
        new WorkloadSpec
        {
            Id = "claim-match", Kind = WorkloadKind.Relevance, Weight = .4,
            Description = "How well a found thing matches a claim, three words; both records first, the instruction last.",
            User = """
                CLAIM {{claim}}
                FOUND {{text}}

                Same object? Write match, possible or different. Two reports of one thing never agree in every detail, so weigh marks and contents over colour, and colour over brand. A find that is older than the flight is different.
                """,
            Grammar = [Words, """
                obj: <item>
                hue: <shade>
                make: <brand>
                sign: <mark>
                day: <#1-28> <month>
                claim: \[<*day>, VA<#100-999>, <airport>\] <*obj>, <*make>, <*hue>, with <*sign>[; <place>|]|\[<*day>, VA<#100-999>\] <*hue> <*obj> (<*make>). Says it has <*sign>.
                text: \[<airport>, bin <#1-60>\] <@>[; handed in by [crew|cleaner|passenger]|, <place>|]
                """],
            Labels = """
                match 3: <*obj>, <*hue>, <*make>, <*sign>|<*make> <*obj> with <*sign>, turned in <*day>
                possible 4: <*obj>, <shade>, brand illegible|<*hue> <*obj>, no marks noted|<*obj>, <*make>, battery flat, not opened
                different 6: <item>, <shade>, <brand>, <mark>|<*obj>, <shade>, logged a month before|<item> and <item> in a paper bag
                """,
        },
    ];
}
