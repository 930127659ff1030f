namespace Understudy.Research;

/// <summary>Paper of offices: invoices, expenses, meetings, mails between colleagues, people's careers.</summary>
internal static class OfficeWords
{
    public const string Text = """
        amount: <$8-4000>
        currency: EUR|GBP|USD|PLN|CHF|SEK
        dept: Finance|Sales|Operations|Legal|Marketing|Procurement|IT|Facilities|R&D|Customer Care
        goods: printer paper|steel brackets|LED panels|cloud hosting|translation services|cleaning|consulting hours|pallets|safety gloves|catering|office chairs|laptop repairs|diesel|packaging foam|licences|lab reagents
        project: Atlas|Borealis|Cinder|Delta Nine|Evergreen|Foxglove|Granite|Harvest|Indigo|Juno|Kite|Lantern|Meridian|Nimbus
        deed: reviewed|drafted|postponed|approved|rejected|benchmarked|rewrote|signed off|escalated|cancelled|merged|audited|budgeted|translated
        subjectmatter: the <project> [budget|timeline|contract|rollout|risk list|press release|test plan]|the <dept> [hiring plan|offsite|audit|tool choice]|the <firm> [quote|complaint|renewal|delivery]|<goods>
        officeline: [I|We|<dept>|The client|Someone from <dept>] <deed> <subjectmatter> <when>[.|, which took <span>.|; <sure>, it is <very> <quality>.| and wants <count> changes.]
          |[Can|Could|Will] [you|anyone in <dept>|we] [have|get|send|confirm] <subjectmatter> [by <weekday>|before <month>|this week|<well>]?
          |[Next step|Open point|Blocker|Reminder|FYI][:| -] <subjectmatter> [needs|lacks|waits for] [a decision|sign-off by <dept>|numbers from <firm>|an owner|<#2-40> more hours].
          |[Budget|Cost|Effort] [went|is] [up|down] [by <#2-40> %|to <#5-90>k] [since <month>|because of <goods>|for <project>].
        skill: Python|SQL|Excel|welding|German|forklift licence|SAP|contract law|wound care|Figma|Kubernetes|copywriting|statistics|negotiation|AutoCAD|bookkeeping|Go|Kafka|public speaking|laboratory safety
        degree: [BSc|MSc|BA|Diploma|PhD|Apprenticeship] in [physics|nursing|business|logistics|computer science|law|design|chemistry|history|mechanical engineering]
        career: <#2005-2019>[–| - | to ]<#2020-2026>[:|,] <jobname>[,| at| @] <firm>[, <city>| (<city>)|]
        """;
}
