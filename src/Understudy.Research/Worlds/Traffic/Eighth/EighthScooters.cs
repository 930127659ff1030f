using Understudy.Core;

namespace Understudy.Research;

/// <summary>A firm that rents out electric scooters: two prompts about reports on rides that differ in a few words.</summary>
internal static class EighthScooters
{
    private const string Words = """
        street: <firmhead> [Street|Road|Lane|Square]|[Market|Station|Mill|Church] [Street|Place|Bridge]|the [tram stop|canal path|cycle lane|school gate|taxi rank]
        bit: brake|throttle|stem|bell|kickstand|front wheel|mudguard|rear light|QR plate
        town: <city>
        """;

    // The two workloads read the same report: what went wrong, and what we do about the money.
    private const string Ride = """
        RIDE {{ride}} ({{town}})
          scooter ....... {{scooter}}
          duration ...... {{minutes}} min
          battery ....... {{battery}} %
          ended ......... {{ended}}
          rider says .... {{text}}


        """;

    private const string Rules = """
        ride: <#9>|<%hex8>|<%AA2><#6>
        scooter: S<#5>|<#4>-<%AA1>|<%AA3>-<#3>
        minutes: <#1-95>|<#1-25>
        battery: <#0-100>|<#4-60>
        ended: by rider|by rider|by rider, outside zone|auto, no movement|auto, battery empty|by support|still open
        more: [Was|I was] [on my way to|late for] [work|the station|my <relation>|class].|[Please|Pls] [help|refund|look into it|reply].|[Used you|I ride] [<#2-9> times a week|for <span>|since <month>], [never|always] [a problem|fine].|[Photo|Screenshot] [sent|attached|in the chat].|[It|This] was [at|near] <street>.|[Paid|You took] <$1-19>.|<aside>|[Not cool|Thanks in advance|Just saying].
        text: <@>|<^@>.|<^@>. <more>|<more> <^@>.|<^@>, <sure>.|<@> <more>|<^@>!! <more>|<^@>. <more> <more>|[hi|hey|hello] <@>[. <more>|]|<@> [😡|🛴|:/|lol]
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "ride-cause", Kind = WorkloadKind.Classification, Weight = 3.5,
            Description = "What a rider's report is about, eight words; no system prompt, facts and report first; twin of ride-money.",
            User = Ride + "Above is a ride with the comment that its rider left. Decide WHAT WENT WRONG from the comment, use the facts only if the comment is unclear, and pick one of: crash, mechanical, locked, parking, theft, zone, pricing, nothing. Reply in one word.",
            Grammar = [Words, Rules],
            Labels = """
                crash 4: hit a pothole near <street> and went over the bars|a car door opened and I fell|my <relation> slid on the tram rails, wrist is swollen
                mechanical 10: <bit> came loose while riding|no power uphill|<bit> is broken and it wobbles|makes a grinding noise at <#8-24> km/h
                locked 8>11: it never unlocked but the clock ran|app froze and I couldn't end the ride|bluetooth error <#2-5> times then it let me go
                parking 7: told me to move it <#3-12> m and then fined me|nowhere to put it at <street>|photo was rejected although it's in the box
                theft 2: someone grabbed it while I was in the shop|it was gone when I came out, still running
                zone 6: slowed down to <#3-8> km/h for no reason at <street>|cut out in the park, no sign there|map shows the zone wrong
                pricing 7: that's double what the app said|unlock fee charged <count> times|my pass wasn't used
                nothing 3: all good, nice ride|pressed this by mistake|you people should have more scooters in <town>
                """,
            Jitter = .05, MaxTokens = 4, Accuracy = .94,
            Revisions = [new Revision(.53, .1, ("Above is a ride with the comment that its rider left.", "Above you see a ride with the comment that its rider left."))],
        },
        new WorkloadSpec
        {
            Id = "ride-money", Kind = WorkloadKind.Classification, Weight = 3,
            Description = "What is done about the money of a ride, six steps; twin of ride-cause.",
            User = Ride + "Above is a ride with the comment that its rider left. Decide WHAT WE PAY BACK from the comment, use the facts only if the comment is unclear, and pick one of: full_refund, half, credit, waive_fine, investigate, keep. Reply in one word.",
            Grammar = [Words, Rules],
            Labels = """
                full_refund 7>9: never moved a metre and paid <$2-9>|it didn't unlock at all|same ride billed twice
                half 6: died half way, had to walk from <street>|<bit> failed after <#3-15> minutes so I stopped
                credit 6: app was slow to end it, <#2-9> minutes too many|<bit> rattled all the way but I got there
                waive_fine 5: fined for parking where your map says P|the photo shows it inside the lines and still <$10-30> fine
                investigate 3: I was hurt and the police came|that ride wasn't me, account hacked|stolen while paused
                keep 7: it's too expensive in general|left it in the river zone because I was late|fun ride, <bit> a bit stiff|forgot to end it and went to bed
                """,
            Accuracy = .94, Parts = .08,
        },
    ];
}
