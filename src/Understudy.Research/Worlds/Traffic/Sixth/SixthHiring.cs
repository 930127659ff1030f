using Understudy.Core;

namespace Understudy.Research;

/// <summary>A vendor of software for recruiters: candidates against jobs, CVs, job titles, first messages.</summary>
internal static class SixthHiring
{
    private const string Words = """
        skill: Kubernetes|SAP MM|payroll|welding TIG|Figma|cold calling|IFRS|React|forklift licence|phlebotomy|Salesforce|CNC milling|Python|tender writing|HACCP|Revit|SEO|Spanish C1|PLC programming|bid management|Tableau|safeguarding|patient triage|Kotlin|demand planning
        title: [senior |junior |lead |interim |]<jobname>|[Regional|Site|Office|Product|Warehouse|Account|Project] [Manager|Lead|Coordinator]|[Data|Backend|Process|Quality|Test] Engineer|Head of [Sales|People|Finance|Supply Chain]|[Care|Teaching|Shop|Lab] Assistant
        school: University of <city>|<city> College|TU <city>|<city> Business School|apprenticeship at <firm>
        years: <#2001-2018> – <#2019-2025>|<#2014-2024> to date|<month> <#2012-2024> - present
        job: <^title>, <firm>, <city> (<years>)|<years> <title> @ <firm>|<firm> — <^title>, <years>
        task: [led|built|ran|rebuilt|audited|trained|hired|negotiated with] [a team of <#2-40>|<count> suppliers|the <city> site|the CRM|new starters|the night shift]|cut [costs|lead time|churn|scrap] by <#5-60> %|[responsible for|day to day] <skill> and <skill>|[introduced|migrated to] <skill>
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "candidate-fit", Kind = WorkloadKind.Relevance, Weight = 9,
            Description = "How well a candidate's profile fits a job, four grades in words; a long rubric; job and profile between marks; three versions.",
            System = """
                You are a sourcing assistant inside Talentry. Recruiters paste a job and the profile of a candidate, and you grade how well the two fit. Your grade decides the order of a list; it never rejects anybody on its own.

                GRADES

                Strong: every must-have is visible in the profile, the level of seniority matches within one step, and nothing in it makes the move implausible.
                Possible: one must-have is missing or only implied, or the seniority is off by more than one step, but a recruiter would still want to make the call.
                Weak: the field is related and some skills carry over, yet two or more must-haves are missing.
                No: a different field altogether, or a hard requirement (licence, registration, right language) is plainly not met.

                HOW TO READ A JOB

                - "Must", "required", "essential" and "you have" mark must-haves. "Nice", "bonus", "ideally" do not count.
                - Years of experience are a proxy. Six years where seven are asked for is a match.
                - Ignore perks, company history and diversity statements.
                - When no must-haves are marked, treat the three skills named first as such.

                HOW TO READ A PROFILE

                - Job titles differ between companies. Look at what the person did.
                - Skills lists are cheap: a skill that appears in a described task counts for more than one that only appears in a list.
                - Gaps, parental leave, part-time work and career changes are neutral.
                - Profiles arrive from many parsers, so expect broken lines, repeated words and dates in odd places.

                WHAT MUST NEVER MATTER

                Name, age, gender, nationality, photo, address (unless the job says on-site and the person rules out moving), school's prestige, hobbies, or how polished the writing is. If such a thing is the only difference between two grades, choose the better grade.

                ANSWER

                Begin with "Fit: ", then Strong, Possible, Weak or No. Then stop.
                """,
            User = "### JOB ({{location}}, {{contract}})\n{{job}}\n### PROFILE #{{ref}}\n{{text}}\n### END",
            Grammar = [Words, """
                s1: <skill>
                s2: <skill>
                role: <title>
                location: <city>|<city>|remote|hybrid <city>|<city>, on-site
                contract: permanent|permanent|<#3-18> months|part-time <#16-32> h|freelance
                ref: <#5-7><#4>|<%hex8>
                blurb: [We are|<firm> is] a [family-run|fast-growing|listed|non-profit] [business|company] [with <#20-900> people|in <city>|since <#1921-2019>].|[You report to|Part of the team of] the <title>.|[We offer|Benefits:] [<#25-32> days of leave|a bike|hybrid working|private healthcare|£<#24-95>k].|[Nice to have|A bonus]: <skill>.
                job: <^*role>. [Must-haves|Required|Essential]: <*s1>, <*s2>[, <skill>|]. <blurb>[ <blurb>|]|<blurb> We're looking for a <*role>. You have <*s1> and <*s2>. <blurb>|<+*role>\n- <*s1> (required)\n- <*s2> (required)\n- <skill> (ideally)\n<blurb>
                text: <@>\n<job2>[\n<job2>|][\n<school>, <#1998-2023>|]|[Summary|Profile|About]: <@>. <^task>.\n<job2>[\nSkills: <skill>, <skill>, <skill>|]|<job2>. <@>; <task>.[ <school>.|]
                job2: <^title>, <firm>, <city> (<years>)[: <task>|. <^task>; <task>|]|<years> <title> @ <firm>[ – <task>|]
                """],
            Labels = """
                Strong 5>3: <*role> for <#4-14> years, daily <*s1>, introduced <*s2>|<task> as <*role>; <*s1> and <*s2> throughout
                Possible 5: <*role>, <*s1> in two projects, <*s2> only in a course|<#2-6> years of <*s1>, eager to grow into <*s2>
                Weak 6: knows <*s1> a little, background in <skill>|<title> who has <*s2> in a list of <#12-30> skills
                No 7: <title>, mostly <skill> and <skill>|career in <skill>, wants a change|<skill> certified, no <*s1>, no <*s2>
                """,
            Answer = "Fit: <=>", Accuracy = .93, LongTail = true, Jitter = .07, Parts = .05,
            Models = [(0, "gpt-4o-2024-08-06"), (.5, "gpt-4.1-2025-04-14")],
            Revisions =
            [
                new Revision(.33, .07, ("If such a thing is the only difference between two grades, choose the better grade.", "If such a thing is all that separates two grades, give the better one.")),
                new Revision(.71, .04, ("Then stop.", "No reasons.")),
            ],
        },
        new WorkloadSpec
        {
            Id = "cv-fields", Kind = WorkloadKind.FunctionCall, Weight = 7,
            Description = "CVs to a schema of seven fields; the bare CV as the user message.",
            System = "Parse the CV. Use null-like empty strings for whatever is not stated; do not infer. `seniority` is one of intern, junior, mid, senior, lead. `total_years` counts full years of work, internships excluded. `latest_employer` without legal form.",
            Grammar = [Words, """
                who: <!name>
                role: <title>
                co: <firm>
                town: <city>
                s1: <skill>
                s2: <skill>
                yrs: <#1-32>
                top: <*who>\n<^*role>|CURRICULUM VITAE\n<*who>, <*town>|<*who> | <^*role> | <*town>|<+*who>\n<*town>\n<!phone>
                line: <^task>|<^task>, <task>|<job>
                text: <*who>\n<^*role>, <*town>\n\n<*yrs> years of experience. Currently at <*co>.\n\n- <line>\n- <line>\n[- <line>\n|]\nSkills: <*s1>, <*s2>\n<school>|CURRICULUM VITAE\n<*who>, <*town>\n\nEMPLOYMENT\n<^*role>, <*co>, since <#2012-2024>\n  <line>\n<job>\n  <line>\n[<job>\n|]\nEDUCATION\n<school>\n\nOTHER\n<*s1>; <*s2>; <*yrs> yrs in total|<*who> – <*role>\n[About me: |]I [am|have been] [in the trade|working] for <*yrs> years, now with <*co> in <*town>. <^task>. <^task>.\n\n<*s1> *** <*s2> *** <task>|<*role> / <*town> / <*yrs> years\n<*who>\n\n<*co> (now): <line>\n<job>\n<school>\nTools: <*s1>, <*s2>
                level: junior|mid|mid|senior|senior|lead
                """],
            Fields = [new("full_name", "<*who>"), new("current_title", "<*role>"), new("latest_employer", "<*co>"), new("location", "<*town>"), new("total_years", "<*yrs>", "integer"), new("seniority", "<level>", About: "intern, junior, mid, senior or lead"), new("skills", "\\[\"<*s1>\", \"<*s2>\"\\]", "array")],
            Schema = true, LongTail = true, Parts = .12, UserRule = "user_id",
            Models = [(0, "gpt-4o-2024-08-06"), (.55, "gpt-4.1-mini-2025-04-14")],
            Revisions = [new Revision(.48, .1, ("Use null-like empty strings for whatever is not stated; do not infer.", "Whatever is not stated stays an empty string; don't infer."))],
        },
        new WorkloadSpec
        {
            Id = "occupation-code", Kind = WorkloadKind.Classification, Weight = 5.5,
            Description = "Job titles as employers write them to one of 76 occupations; raw text; three versions, the last in a developer message.",
            System = "Normalise the job title to our occupation taxonomy so that salaries can be compared. Titles come from adverts and payrolls: expect abbreviations, emoji, grades, locations and gender markers like (m/f/d), all of which are noise. Seniority is noise as well, unless the list has an entry of its own for managers. Two jobs in one title: take the first. Reply with one code from this list, spelled as here.\n" + SixthOccupations.Codes,
            Grammar = [Words, """
                tail: (m/f/d)|(m/w/d)|- <city>|, <city>|£<#22-95>k|/ <#16-40> hrs|FTC <#6-18> months|ref <#5>|remote|nights|immediate start|grade <#2-9>|@ <firm>|- band <#3-8>|(maternity cover)|w/ <skill>
                pre: Sr|Jr|Senior|Lead|Trainee|Interim|Deputy|Graduate|Experienced|2x
                text: <^@>|<@>|<pre> <@>|<^@> <tail>|<pre> <^@> <tail>|<+@>|<^@> <tail> <tail>|<@> and <title>|<firm>: <@>|🚀 <^@> <tail>|<pre>. <@> <tail>
                """],
            Labels = SixthOccupations.Cues,
            Accuracy = .94, MaxTokens = 12, Jitter = .04,
            Models = [(0, "gpt-4o-mini-2024-07-18"), (.5, "gpt-4.1-mini-2025-04-14")],
            Revisions =
            [
                new Revision(.3, .05, ("Two jobs in one title: take the first.", "If there are two jobs in one title, the first counts.")),
                new Revision(.64, .06, ("so that salaries can be compared", "for the salary benchmark")) { Role = "developer" },
            ],
        },
        new WorkloadSpec
        {
            Id = "outreach-mail", Kind = WorkloadKind.Generation, Weight = 1.9,
            Description = "First messages to candidates; the example prompt of libraries, slots in the middle of sentences, a line that is there only for some.",
            System = SharedPrompts.Generic,
            User = """
                I'm {{recruiter}}, recruiting for {{company}}. Draft a {{channel}} to {{candidate}}, currently {{current}}, about our {{role}} opening in {{city}}. We can pay up to {{salary}} a year.{{hook}}

                What I noticed on their profile: {{text}}

                Two short paragraphs and a question to close. Refer to one concrete thing from the profile. Don't flatter, and leave out words like "rockstar", "exciting" or "perfect match".
                """,
            Grammar = [Words, """
                recruiter: <!name>|Mo|Steph|Hanneke from <firm>|Lou
                company: <firm>
                channel: LinkedIn message|LinkedIn message|short email|WhatsApp message
                candidate: <!name>
                current: <title> at <firm>|<title>, <firm>|freelance <jobname>|between jobs
                role: <title>
                salary: £<#28-120>k|€<#32-140>,000|CHF <#80-160>k|£<#28-99>,<#1-9>00
                hook: [||| Please mention that [we are <#20-900> people|the team is fully remote|<!name> recommended them].|\nP.S. They turned us down <when>, so acknowledge that.]
                text: <task>|<task>; <task>|- <task>\n- <skill>, <#2-12> years\n- <school>|[spoke|wrote|published] about <skill> [at a meetup in <city>|<when>]|<task>, before that <job>. [Speaks|Studied] <skill>.|side project with <skill>, [moved to <city> <when>|open to work]
                answer: Hi <firmhead>,\n\n[I saw that you|Your profile says you] <task>. [We're hiring|<firm> needs] a <title> [in <city>|and pays fairly].\n\nThe team is [small|spread over <city> and <city>]. Would you have <#10-30> minutes on <weekday>?|Hello,\n\n[Your talk on|The way you describe] <skill> caught my eye. At <firm> you would [lead <#2-12> people|own the roadmap|start from scratch].\n\n[Shall I send the details?|Is this worth a call?]
                """],
            Answer = "<answer>", Temperature = .7, Jitter = .06,
            Revisions = [new Revision(.57, .1, ("Two short paragraphs and a question to close.", "Two short paragraphs, closing with a question."))],
        },
    ];
}
