using Understudy.Core;

namespace Understudy.Research;

/// <summary>Closed sets of many sizes, and one set that only looks closed.</summary>
internal static class DevelopmentLabels
{
    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "bank-intent", Kind = WorkloadKind.Classification, Weight = 8,
            Description = "Eighty intents of a bank's chat, bare label; volatile locale and session in the prompt, role moves to developer.",
            System = $$$"""
                # Role
                You are the intent classifier of Merrow Bank's chat. Locale: {{locale}}. Session: {{session_id}}.

                # Task
                Map the customer's message to exactly one intent. An intent has the form object_act. Objects are what the message is about; acts are what happened to it or what the customer wants to do. A message about a payment that was turned down at a till is card_declined, not app_declined, even if the customer saw it in the app. A question about a monthly collection belongs to direct_debit. When two objects are named, the one with the problem counts. When the act is unclear, think about what an employee would have to do.

                # Intents
                {{{string.Join(", ", BankingWords.Intents.Split('\n').Select(l => l[..l.IndexOf(' ', StringComparison.Ordinal)]))}}}

                # Output
                The intent's name and nothing else. No quotes, no full stop. Never answer the customer.
                """,
            Grammar = [BankingWords.Text, CustomerTalk.Text, "text: <@>[?|.|!|, <mood>|, <ask>|]|[hi|hello|hey][,|] <@>[ <story>|]|<story> <@>|<@> [and|but] <mood>|<message>"],
            Labels = BankingWords.Intents,
            Accuracy = .93, Ascii = true, Jitter = .06, UserRule = "user_id",
            Models = [(0, "gpt-4o-2024-08-06"), (.5, "gpt-4.1-mini-2025-04-14")],
            Revisions =
            [
                new Revision(.3, .1, ("No quotes, no full stop. Never answer the customer.", "No quotes, no full stop, no explanation. Never answer the customer.")),
                new Revision(.6, .05, ("When the act is unclear, think about what an employee would have to do.", "When the act is unclear, choose the act that an employee would have to carry out first.")) { Role = "developer" },
            ],
        },
        new WorkloadSpec
        {
            Id = "essay-grade", Kind = WorkloadKind.Classification, Weight = 2.2,
            Description = "Grades 1 to 5 for short school essays; question and answer as slots, slot first and instruction last.",
            User = """
                Question put to the pupil: {{question}}

                The pupil's answer:
                {{text}}

                ---
                You are an experienced teacher at a secondary school. Grade the answer above from 1 (wrong or empty) to 5 (complete, correct and well explained). Take off one grade when reasons are missing and one more when the example does not fit. Language mistakes do not count. Reply with the number only.
                """,
            Grammar = ["""
                matter: photosynthesis|the water cycle|inflation|the French Revolution|plate tectonics|supply and demand|the seasons|Ohm's law|erosion|vaccination|the printing press|the food chain
                question: [Explain|Describe|What is] <*matter>[ in your own words| and give an example| and why it matters]?
                text: <sent 2-4>|<sent ~2>
                sent: <^@>[.|, <sure>.|: <@>.]|[In <*matter>|With <*matter>|Here], <@>.|<aside>
                """],
            Labels = """
                1 2: I don't know <*matter>|it is a kind of <thing>|we did not have that in class|<*matter> is <very> <quality>
                2 4: <*matter> happens because of <thing>s|it has to do with [nature|money|people] somehow|the book says something about <*matter>
                3 6: <*matter> means that one thing [follows|depends on] another|a cause of it is [change|pressure|growth]|it happens [every year|in steps]
                4 5: because [energy|demand|pressure] rises, <*matter> [speeds up|shifts]|for example in <city>, where it [was measured|changed trade]|[there are|one counts] <#2-4> [stages|forces], [each|the first one] [drives|follows] the [rest|last]
                5 3: first [energy|demand|pressure] changes, therefore <*matter> follows, as the example of <country> proves|the mechanism has causes, limits and counterexamples such as <country>|hence one can predict the effect and explain exceptions
                """,
            Accuracy = .9, Temperature = .3, MaxTokens = 2, Jitter = .2,
        },
        new WorkloadSpec
        {
            Id = "expense-account", Kind = WorkloadKind.Classification, Weight = 1.3,
            Description = "Account numbers for expenses, 24 of them; four slots in the user message, reason beside the label.",
            System = """
                You help the accountants of a consulting firm to post expenses. For each line choose the account from the chart below; the merchant matters more than the memo. Meals with clients are 6644, meals among colleagues 6640. Trains, buses and taxis have accounts of their own. Never post to an account that is not listed.
                6600 Office supplies; 6605 Software; 6610 Telephone; 6620 Postage; 6640 Meals staff; 6644 Meals clients; 6650 Taxi; 6651 Train; 6652 Flights; 6653 Car rental; 6654 Fuel; 6655 Parking; 6660 Hotels; 6670 Conferences; 6680 Books; 6690 Gifts; 6700 Rent; 6710 Electricity; 6720 Cleaning; 6730 Repairs; 6740 Insurance; 6800 Legal fees; 6810 Bank charges; 6890 Sundry
                Answer on one line: account number, a dash, then a reason of a few words.
                """,
            User = "Merchant: {{merchant}}\nAmount: {{amount}} {{currency}}\nCountry: {{country}}\nMemo: {{text}}",
            Grammar = [OfficeWords.Text, """
                merchant: <firmhead> <@>[ <city>| GmbH| Ltd| #<#3>|]|<+@> <#4>
                text: <@>[ for <project>| with <firm>| <when>|, <dept>|]|<project>: <@>|<@>, [trip to <city>|visit of <firm>|<month>]
                why: [merchant|memo] [points to|names|suggests] <@>|<@>[, by the merchant|, <currency>]
                """],
            Labels = """
                6600 6: paper|toner|staples|pens|folders
                6605 7: licences|subscription|cloud storage|app store
                6610 3: mobile contract|roaming|telecom|sim card
                6620 2: stamps|courier|parcel post|registered letter
                6640 8: team lunch|canteen|pizza for the team|staff breakfast
                6644 6: client dinner|restaurant with customer|business lunch guests
                6650 7: taxi|cab ride|ride hailing|airport cab
                6651 6: train ticket|railways|seat reservation|sleeper car
                6652 5: flight|airline|boarding fee|air fare
                6653 3: rental car|car hire|van rental
                6654 3: diesel|petrol station|fuel|charging point
                6655 4: parking|car park|garage fee|parking meter
                6660 6: hotel|inn|two nights|guest house
                6670 2: conference pass|congress|trade fair ticket|workshop fee
                6680 2: books|journal|handbook|bookshop
                6690 2: flowers|wine for client|gift basket|chocolates
                6700 1: office rent|lease|co-working desk
                6710 1: electricity|power bill|utilities
                6720 1: cleaning crew|window cleaner|laundry
                6730 2: repair|plumber|spare part|laptop screen
                6740 1: insurance|policy premium|liability cover
                6800 1: lawyer|notary|legal advice
                6810 1: account fee|card fee|wire charge
                6890 2: tips|cloakroom|miscellaneous|locker
                """,
            Answer = "<=> - <why>", Parts = .3,
        },
        new WorkloadSpec
        {
            Id = "lead-route", Kind = WorkloadKind.Classification, Weight = .7,
            Description = "Routes enquiries of a software vendor to six teams; date, region and user id in the prompt.",
            System = """
                Date: {{today}}. Region of the reader: {{locale}}. Trace: {{session_id}}.
                You read enquiries from the website of a maker of project software and route them to a sales team: enterprise (over 500 seats or a tender), midmarket, selfserve (under 20 seats, wants to start alone), partner (resellers and agencies), education (schools, universities, students), notsales (support, press, applicants, spam). Reply as {"team": "...", "confidence": "high|medium|low"}.
                """,
            Grammar = [SoftwareWords.Text, OfficeWords.Text, CustomerTalk.Text, "text: [<hello> |]<@>[.|, <sure>.] [<officeline>|<aside>|We use your <module>.|] [<@>.|][ <wish>|]\nsurety: high|high|medium|low"],
            Labels = """
                enterprise 2: tender for <#6-90>00 seats|our [group|concern] with <#6-90>00 staff|security questionnaire of our procurement
                midmarket 5: team of <#30-400> people|we have <#40-450> users in <city>|replace our tool for <#30-300> colleagues
                selfserve 6: just me and <#2-9> [others|friends|interns]|want to [try|test|start] it [tonight|on <weekday>]|[free|cheap|monthly] plan for [freelancers|<count> people|a club]?
                partner 2: we resell to clients|agency looking for commission|white label for our customers
                education 2: our university in <city>|discount for students|<#10-40> classrooms
                notsales 4>8: your <module> <verb.dev>|I apply as <jobname>|journalist with a question|we sell backlinks
                """,
            Fields = [new("team", "<=>"), new("confidence", "<surety>")],
            Fenced = .2, UserRule = "user_id",
        },
        new WorkloadSpec
        {
            Id = "mail-filter", Kind = WorkloadKind.Classification, Weight = .6,
            Description = "Sorts mail into five folders; short system prompt, sender and subject as slots.",
            System = "Sort the mail into one folder: personal, work, newsletter, phishing, receipt. One word.",
            User = "From: {{sender}}\nSubject: {{subject}}\n\n{{text}}",
            Grammar = [OfficeWords.Text, CustomerTalk.Text, """
                sender: [info|no-reply|team|billing|<syllable><syllable>]@<syllable><syllable><syllable><#1-99>.[com|net|example|co]
                text: <^@>. [<aside>|<officeline>] <^@>[.|!| <when>.]|[<hello>\n|]<^@>[.|, <sure>.][ <aside>|\n<officeline>|]
                """],
            Labels = """
                personal 4: are you coming to <city> [with|without] the [kids|dog]|happy [birthday|name day|new year] from [all of us|your <relation>]|photos of our <thing>|see you at [dinner|the match] on <weekday>
                work 8: <deed> <subjectmatter>|agenda for <project>|please review <subjectmatter>
                newsletter 7: unsubscribe at any time|this week's best <goods>|issue <#10-400> of our digest|new on the blog
                phishing 2>5: verify your password within <#12-48> hours|your mailbox will be closed|click to release a parcel|you have won <#2-9>000 dollars
                receipt 5: your receipt for <goods>|payment of <amount> <currency> received|order confirmation <#6>
                """,
            Accuracy = .97, Ascii = true,
        },
        new WorkloadSpec
        {
            Id = "supplier-name", Kind = WorkloadKind.Generation, Weight = 1.1,
            Description = "Cleans merchant strings to suppliers' names: a set that keeps growing, so no closed one.",
            System = """
                You normalise merchant strings from card statements. Return the supplier's name as it would stand in a ledger: no city, no terminal numbers, no payment processor, ordinary capitals. Return the name and nothing else. If the supplier appeared before, use the same spelling as before.
                """,
            User = "Statement line: {{text}}",
            Grammar = ["""
                supplier[+]: <^syllable><syllable><syllable> [Trading|Foods|Motors|& Sons|Supplies|Care|Tech|Works|Hotels|Tours|Optics|Books|Garden|Sport|Print|Wine]|<^syllable><syllable> <firmtail>
                text: [SQ *|PAYPAL *|SUMUP  *|ZETTLE_*|CARD |]<+*supplier> [<#4>|T<#5>|<%AA3>-<#2>|STORE <#3>] <+city>[ <%dd.MM.>|]|<%dd/MM> <+*supplier>/<+city>/<#6>
                """],
            Answer = "<*supplier>", Jitter = .1,
        },
        new WorkloadSpec
        {
            Id = "job-family", Kind = WorkloadKind.Classification, Weight = .4,
            Description = "Job titles to twenty families; prompt in two versions that differ by a typing error.",
            System = """
                You maintain the job catalogue of a staffing agency. Assign the advertised title to one job family. Ignore seniority, employment type and location. Familes are: Accounting, Nursing, Physicians, Teaching, Software, Data, Hardware, Construction, Electrical, Plumbing, Cooking, Service, Cleaning, Driving, Warehouse, Sales, Marketing, Legal, HumanResources, Design.
                Write {"family": "<one of them>"}.
                """,
            User = "Title: {{text}}\nEmployer: {{firm}}\nPlace: {{city}}",
            Grammar = ["""
                text: [Senior |Junior |Lead |Deputy |Assistant |Certified |]<^@>[ (m/f/d)| (<#50-100> %)| – night shifts| for <project2>|, <city>||, start <month>][ from <#14-40> € per hour|]
                project2: <firm>|our <city> site|a family business
                """],
            Labels = """
                Accounting 3: bookkeeper|payroll accountant|auditor|controller
                Nursing 5: nurse|care assistant|midwife|ward manager
                Physicians 2: surgeon|general practitioner|anaesthetist
                Teaching 3: maths teacher|lecturer|kindergarten teacher|tutor
                Software 6: backend developer|web programmer|test engineer|mobile developer
                Data 3: data scientist|analytics engineer|statistician
                Hardware 1: chip designer|embedded engineer|lab technician
                Construction 4: bricklayer|site manager|roofer|crane operator
                Electrical 3: electrician|cable fitter|switchgear technician
                Plumbing 2: plumber|heating fitter|pipe layer
                Cooking 4: chef|pastry cook|kitchen hand|butcher
                Service 4: waiter|barista|hotel receptionist
                Cleaning 3: cleaner|window cleaner|housekeeper
                Driving 4: lorry driver|bus driver|courier
                Warehouse 4: picker|forklift driver|stock clerk
                Sales 5: account executive|shop assistant|sales agent
                Marketing 2: campaign manager|copywriter|brand specialist
                Legal 1: solicitor|paralegal|notary clerk
                HumanResources 2: recruiter|people partner|training officer
                Design 2: illustrator|interior designer|interaction designer
                """,
            Fields = [new("family", "<=>")],
            Revisions = [new Revision(.5, 0, ("Familes are", "Families are"))],
        },
    ];
}
