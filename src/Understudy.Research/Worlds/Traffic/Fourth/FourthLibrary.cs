using Understudy.Core;

namespace Understudy.Research;

/// <summary>A city's public libraries: the search of an archive of newspapers, the shelves, the catalogue.</summary>
internal static class FourthLibrary
{
    private const string Words = """
        event: opening of the swimming baths|great fire at the rope works|strike of the tram conductors|launch of the paddle steamer|visit of the Prime Minister|horticultural show|flood of the lower town|trial of the coal merchant|collapse of the footbridge|wedding of the provost's daughter|cup final|typhoid outbreak|escape of the circus lion|unveiling of the war memorial|bread riot|murder in the lodging house|balloon ascent|hanging of the new bells|school board election|lighting of the first electric lamps|regatta|closing of the glass works|bank robbery|temperance march
        place: Leith|Portobello|Gorgie|Corstorphine|Morningside|Newhaven|Granton|Stockbridge|Musselburgh|Dalkeith|Cramond|Juniper Green|Balerno|Duddingston
        ord: 1st|2nd|3rd|4th|6th|7th|9th|11th|12th|14th|17th|19th|21st|22nd|23rd|26th|28th
        worthy: Councillor <firmhead>|Bailie <firmhead>|the Rev. Mr <firmhead>|Mrs <firmhead> of <place>|the Provost|the Harbour Master|Sheriff <firmhead>|Dr <firmhead>
        trade: carter|domestic|fishwife|cooper|clerk|tailor's apprentice|shale miner|ploughman
        press: <^worthy> [moved|seconded|proposed] [a vote of thanks|the motion|an adjournment], which was [carried|lost] by <#5-40> votes to <#2-4>.|The [band of the Volunteers|choir of the Free Church|pipe band] [rendered|gave] [selections|several airs], and tea was served [to <#40-600> children|in the drill hall|at the close].|The [weather|attendance|tone of the meeting] was [all that could be desired|somewhat wanting|better than in former years].
          |[Damage is put at|The cost is put at|Subscriptions amount to] £<#40-9000>.|A <trade> of <#14-60>, residing in [the High Street|Bath Road|Duke Lane|the Shore], [was conveyed to the Infirmary|gave evidence|was admonished|had a narrow escape].|The <#4-10>.<#10-55> train [was delayed|was crowded to the footboards|did not stop at <place>].|[Tbe|Ihe|The] [Procurator Fiscal|Parish Council|Chief Constable|Water Trust|Gas Committee] has [not yet replied|been informed|promised an inquiry|declined to comment, wliich surprises nobody].|A correspondent [asks why the lamps in <place> are lit at noon|complains that the pump at <place> has run dry|asks whether the new rates are lawful|writes to us of a hen that lays <count> eggs a day].|The <firmhead> Lodge [dined|met] at the Royal Hotel, <worthy> in the chair.|Born, at <place>, on the <ord>, to the wife of <worthy>, a [son|daughter].|Sales by auction on <weekday> next: [household furniture|a milk round|<#2-40> pigs|the effects of the late <firmhead>].|Among those present we noticed <worthy>, <worthy> and <worthy>.|[Herring|Oats|Best coal] [rose|fell] to <#6-40>s. <#1-11>d. at [the market in <place>|Haymarket|the Shore].
        head: <+place>.|LOCAL INTELLIGENCE.|POLICE COURT.|SHIPPING.|TOWN AND COUNTY NOTES.|TO THE EDITOR.|FIFTY YEARS AGO.
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "passage-grade", Kind = WorkloadKind.Relevance, Weight = 12,
            Description = "Grades 0 to 3 of passages from old newspapers for a reader's query; a table of the grades, three versions with canaries.",
            System = """
                # Relevance grading

                You grade hits from the digitised newspapers of the Lothian City Libraries (1851 to 1969). A reader has typed a query; our engine has returned one passage. Your grades are used to train the ranker.

                | grade | meaning |
                |---|---|
                | 3 | the reader could stop searching: right event, right place, and the passage says when or how it came about |
                | 2 | right event and place, but only in passing |
                | 1 | same event elsewhere, or another event at the same place |
                | 0 | unrelated |

                ## Rules
                1. The text was read by a machine. Forgive broken letters.
                2. Never use what you know of the town's history.
                3. Advertisements are 0 unless the query is looking for an advertiser.
                4. Write the grade as a single digit with nothing around it.
                """,
            User = """
                Query: {{query}}
                Passage from {{paper}}, {{issue}}, p. {{page}}:
                {{text}}
                """,
            Grammar = [Words, """
                paper: the Lothian Courier|the Evening Lamp|the Leith Observer|the Midlothian Argus|the Portobello Advertiser|Saturday Budget
                issue: <#1-28> <month> <#1851-1969>
                page: <#1-8>
                query: <*event> <*place>|<*place> <*event>|when was the <*event> in <*place>|<*event> <*place> [date|photo|names of victims|18<#5-9>0s|19<#1-6>0s|<#1851-1969>]|my [great-grandfather|grandmother|aunt] told us about the <*event> in <*place>, what year was it?|newspaper report of <*event>, <*place>, around <#1851-1969>|what happened at the <*event> [in|near] <*place>?
                text: [<head> |]<^@>. <press 1-4>|[<head> |]<press 1-3> <^@>.[ <press>|| <press> <press>]|... <press> <^@>. <press 2-5>|<head> <^@>; and <@>. <press 1-3>|<press 2-5> <^@>. <head> <press 1-3>
                """],
            Labels = """
                3 3: the <*event> in <*place> took place on <weekday> last, the <ord> inst., before [a crowd of <#2-60>00 persons|the whole Town Council|a company of shareholders]|it was on the <ord> of <month>, shortly after <#5-11> o'clock, that the <*event> in <*place> began, as [eye-witnesses|<worthy>] told this paper|a full account of the <*event> [at|in] <*place> is now to hand; it began with [a spark|a speech|a quarrel] and lasted until <#1-6> in the morning
                2 4: old residents of <*place> will recall the <*event>, to which we shall return in a later number|<worthy>, well known since the <*event> in <*place>, has left for [Canada|Glasgow|his rest]|a subscription in memory of the <*event> in <*place> stands at £<#3-90>|not since the <*event> have the people of <*place> talked so much of a single matter
                1 4: from [Glasgow|Dundee|Aberdeen|Paisley|Perth] comes news of a <*event>, with <#2-90> persons present|the talk of <*place> on <weekday> was of the <event>, of which <worthy> gave an amusing account|<*place> has had its <event>, and is the better for it
                0 6: wanted, a strong <trade>, sober, references; apply at this office|cocoa, best quality, <#1-9>s. <#1-11>d. the tin, from all grocers|a meeting of the <firmhead> Bowling Club elected <worthy> president|arrived at <place>, the brig <firmhead>, with [timber|guano|flax] from [Riga|Danzig|Bergen]|lost between <place> and <place>, a [brooch|terrier|purse], finder rewarded
                """,
            Accuracy = .93, Jitter = .05, Parts = .1,
            Models = [(0, "gpt-4o-mini-2024-07-18"), (.5, "gpt-4.1-nano-2025-04-14")],
            Revisions =
            [
                new Revision(.35, .08, ("2. Never use what you know of the town's history.", "2. Do not use what you know about the town's history, only the passage.")),
                new Revision(.7, .06, ("Write the grade as a single digit with nothing around it.", "Reply with a single digit and nothing around it.")),
            ],
        },
        new WorkloadSpec
        {
            Id = "dewey-division", Kind = WorkloadKind.Classification, Weight = 6.5,
            Description = "Seventy-six divisions of the shelves for titles and blurbs, listed in the prompt; tags around the book, role moves to developer.",
            System = """
                You shelve new acquisitions. For each book you receive the title page data and the publisher's blurb, and you return one division of our shelves.

                How to decide:
                * Shelve by subject, not by genre of writing: a novel about a composer is literature, a biography of a composer is 920.
                * Works about one country's past go to history; guides for visitors go to 910.
                * Pets and farm animals are 630, wild animals are 590.
                * True crime is 360.
                * If a book covers two divisions, take the first one that the blurb mentions.
                * Do not invent divisions. Finer numbers are added later by a cataloguer.

                Divisions:
                """ + "\n" + FourthShelves.Divisions + "\n\nOutput: the three digits.",
            User = """
                <book isbn="{{isbn}}" supplier="{{supplier}}">
                  <title>{{title}}</title>
                  <author>{{author}}</author>
                  <blurb>{{text}}</blurb>
                </book>
                """,
            Grammar = [Words, """
                isbn: 978-<#1>-<#4>-<#4>-<#1>
                supplier: Askews|Gardners|BDS|donation|local author
                title: <^@>|[The|A] [Secret|Little|Other|Last|Long] <^thing>|<^@>: [A Guide|An Introduction|Notes from <country>|A Memoir]|[After|Beyond|Inside] the <^thing>
                author: <%AA1>. <firmhead>|<^syllable><syllable> <firmhead>|<firmhead>, <%AA1>. <%AA1>.|various
                praise: '[Hugely|Quietly] [readable|moving|useful]' ([The Herald|Evening Lamp|BookPage]).|[Now in paperback|With <#20-200> colour plates|Includes an index and <#3-40> maps|Second edition, revised].|The author [lives|teaches|was born] in <city>[ with <count> cats|].|[Perfect|Ideal] for [the general reader|students|anyone who has ever wondered|long winter evenings].|[Every|Each] chapter [ends with exercises|opens with a letter|can be read on its own][, and there is a glossary|].|[With|Told with] [wit|patience|rare honesty|a scholar's care], [it|this book] [shows|reveals|reminds us] why [the subject matters today|so little of it is taught|nobody should give up too early].|<^jobname> by day, <firmhead> [spent|gave up] <#3-20> years [on the research|in archives in <city> and <city>].|A companion website has [maps|recordings|further reading].|[Translated from the [French|German|Norwegian]|Shortlisted for the <firmhead> Prize|<#96-640> pages].
                text: [A|An] [lively|authoritative|warm|unsentimental|illustrated] [account|guide|study|collection]: <@>. <praise> <praise>[ <praise>|]|<^@>. [That is what this book is about|So begins a journey into an overlooked subject|Everything you need to know, in <#4-30> chapters]. <praise 1-4>|[Whether you are a beginner or an old hand|In this long-awaited volume|Drawing on <#5-40> years of practice], <firmhead> [takes on|explores|introduces] the subject: <@>. <praise 1-3>
                """],
            Labels = FourthShelves.Cues, Accuracy = .94, Jitter = .04, UserRule = "user_id",
            Models = [(0, "gpt-4o-2024-08-06"), (.6, "gpt-4.1-mini-2025-04-14")],
            Revisions =
            [
                new Revision(.3, .07, ("Finer numbers are added later by a cataloguer.", "A cataloguer adds finer numbers later on.")),
                new Revision(.68, .05, ("Output: the three digits.", "Output: three digits, nothing else.")) { Role = "developer" },
            ],
        },
        new WorkloadSpec
        {
            Id = "query-rewrite", Kind = WorkloadKind.Generation, Weight = 5.5,
            Description = "Turns the last message of a chat with the search box into a query that stands alone; the user message is a JSON document with the turns before.",
            System = "Rewrite the reader's last message as a stand-alone catalogue query. Resolve pronouns and \"that one\" from the turns before. Keep titles and names exactly. If the message already stands alone, repeat it. If it is small talk, output NONE. No quotes, no explanation, at most 12 words.",
            User = """
                {"branch": "{{branch}}", "reader": "{{user_id}}", "turns": [{{turns}}], "last": "{{text}}"}
                """,
            Grammar = [Words, """
                branch: Central|Central|Leith|Morningside|Portobello|mobile van|Gorgie
                writer: Muriel Spark|Ian Rankin|Agatha Christie|Nan Shepherd|Terry Pratchett|Elena Ferrante|Julia Donaldson|Ursula Le Guin|Haruki Murakami|George Mackay Brown
                about: knitting|bread|the Clearances|beekeeping|family trees|the Second World War|dinosaurs|canal walks|divorce|chess openings|learning Polish|dementia
                kind: audiobook|large print|graphic novel|DVD|picture book|e-book|score
                turn1: [do you have|have you got|looking for|is there] [anything by <*writer>|books about <*about>|a <*kind> by <*writer>|something on <*about> for a child of <#3-12>]|who wrote [the one about <*about>|<^colour> <^thing>]
                said: We have <#2-60> titles by <*writer>.|I found <#3-80> items about <*about>, <#1-9> of them as <*kind>.|Yes, [<#2-4> copies|one copy] at <place>.|Would you like [<kind>|a book or a <kind>]?
                turns: "R: <turn1>", "B: <said>"|"R: <turn1>", "B: <said>", "R: [yes|no|hmm], [as a|in] <*kind>", "B: <said>"|
                text: and [the|any] newer ones?|what about as <kind>?|is that one in at <place>?|has [she|he] written anything for [teenagers|children|beginners]?|[ok|thanks|great] [and|but] [only in <*kind>|published after <#1980-2024>|not <place>, nearer <place>]|reserve the [first|second|last] one|[do you have|looking for] <about> in <kind>|the one by <writer> please|never mind, [what time do you close|it is for my <relation>|thank you]|[which|how many] of those are [in|available|on the shelf] [now|on <weekday>]?
                answer: <*writer> [<*kind>|newer books|books for teenagers|published after <#1980-2024>]|<*about> <*kind>[ <place>|]|<*about> available <weekday>|NONE|<*writer> <place>
                """],
            Answer = "<answer>", Jitter = .05, UserRule = "user_id", MaxTokens = 40,
            Models = [(0, "gpt-4o-mini-2024-07-18"), (.7, "gpt-4.1-nano-2025-04-14")],
        },
        new WorkloadSpec
        {
            Id = "publisher-name", Kind = WorkloadKind.Generation, Weight = 1.1,
            Description = "The publisher's name from a line of imprint, without place and legal form; a set that keeps growing.",
            System = "Extract the publisher from the imprint. Drop the place, the year, Ltd, GmbH, Inc. and the like; keep \"& Sons\", \"Press\" and \"Books\".",
            Shots = [("Published in Great Britain by Marram Books Ltd, Dunbar 2014", "Marram Books"), ("Berlin: Verlag Hannes Tolk GmbH, 1987. Printed in the GDR", "Verlag Hannes Tolk"), ("© 2003 Ottoline Frisk & Sons, New York, NY", "Ottoline Frisk & Sons")],
            User = "[{{format}}] {{text}}",
            Grammar = [Words, """
                format: hardback|paperback|e-book|map|music|pamphlet
                front: Ash|Birk|Cal|Dun|Ett|Fal|Gar|Hol|Ing|Kel|Lam|Mor|Nor|Oak|Pen|Quil|Ros|Stan|Und|Wal|Yar
                back: well|by|ford|wick|combe|ton|hurst|more|dale|stead|ley|gate
                house[+]: <front><back> [Press|Books|House|Editions|& Sons]|<front><back> & <front><back>|[The |]<front><back> [Press|Academic]|Editions <front><back>|<firmhead> <front><back>
                name: <house>
                form: Ltd|GmbH|Inc.|plc|LLC|S.A.
                text: [First published|Published] [in <#1948-2025> |]by <*name>[ <form>|], <city>[ <#1948-2025>|]|<city>: <*name>[ <form>|], <#1948-2025>[. Printed in <country>|]|© <#1948-2025> <*name>[, <form>|][, an imprint of <firm>|, <city>|]|<*name>[ <form>|] · <city> · <city>|Copyright <*name> <#1948-2025>. All rights reserved. [Set in|Typeset by] <firmhead>
                """],
            Answer = "<*name>", Jitter = .08,
        },
    ];
}
