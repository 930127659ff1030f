using Understudy.Core;

namespace Understudy.Research;

/// <summary>An insurer and a clinic: grades, forms, summaries.</summary>
internal static class FrozenInsurer
{
    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "claim-form", Kind = WorkloadKind.FunctionCall, Weight = 4,
            Description = "Reports of damage to a schema with seven fields.",
            System = """
                Read the policyholder's report and fill the claim form. Copy, do not interpret: policy numbers as written, amounts without currency. "cause" is one of water, fire, theft, storm, collision, breakage. Set "injured" to true only if a person was hurt. Unknown texts stay empty, unknown amounts are 0. Several damages make one form; take the dearest object.
                """,
            Grammar = [InsuranceWords.Text, """
                pol: <policy>
                sum: <#90-9000>
                town: <city>
                obj: <asset>
                kind: water|fire|theft|storm|collision|breakage
                text: [Policy|Contract|Insurance no.|Re:] <*pol>[.|\n|,] [<insline> |]The <*obj> was damaged <when> in <*town>, [<*kind>|probably <*kind>|it was <*kind>]. <insline>[ <insline>|] [I reckon|They say|Estimate:] <*sum> [euros|EUR|€].[ <insline>|]
                """],
            Fields = [new("policy", "<*pol>"), new("cause", "<*kind>"), new("object", "<*obj>", About: "The damaged object"), new("place", "<*town>"), new("amount", "<*sum>", "number"), new("injured", "[false|false|false|true]", "boolean"), new("police_report", "", "string")],
            Schema = true, LongTail = true, Parts = .4, Models = [(0, "gpt-4o-2024-08-06"), (.5, "gpt-4.1-2025-04-14")],
            Revisions = [new Revision(.6, 0, ("amounts without currency", "amounts  without currency"))],
        },
        new WorkloadSpec
        {
            Id = "claim-suspicion", Kind = WorkloadKind.Classification, Weight = 2.2,
            Description = "Suspicion grades 1 to 5 for claims; two slots first, instruction last.",
            User = """
                Reported loss ({{cover}} cover):
                {{text}}

                ***
                As an experienced claims adjuster, say how much this report deserves a second look, from 1 (routine) to 5 (hand over to the investigators). Think of timing, amounts without receipts, and stories that change. A poor style is not suspicious. Reply with one digit.
                """,
            Grammar = [InsuranceWords.Text, "text: <insline> <^@>.[ <insline>|]|<^@>. <insline> <insline>[ <^@>.|]|<insline ~2> <^@>."],
            Labels = """
                1 7: receipt and photos are attached|the garage confirms everything|<cause.break>, small sum
                2 5: <cause.water>, no photos yet|the receipt is with my <relation>|bought <when>, shop still open
                3 4: I no longer have the <asset>|bill got lost|the date may be wrong, <cause.theft>
                4 2: taken out <span> before the loss|paid in cash, no witness|first it was <cause.storm>, rather <cause.water>
                5 1: please pay before <weekday>, cash|same <asset> as in last year's claim|no questions please, my friend is a <jobname>
                """,
            Accuracy = .9, MaxTokens = 1, Jitter = .2,
        },
        new WorkloadSpec
        {
            Id = "consult-summary", Kind = WorkloadKind.Generation, Weight = 3.5,
            Description = "Summaries of consultation notes for letters; the notes first, the instruction last.",
            User = "{{text}}\n\n[End of notes]\nWrite a paragraph of a discharge letter from these notes, addressed to the {{reader}}, in the past tense, without abbreviations, {{size}}. Do not add findings that are not in the notes. Doses exactly as written.",
            Grammar = [HealthWords.Text, """
                reader: family doctor|patient|specialist|nursing home
                size: three sentences|about 80 words|about 150 words
                note: <%dd.MM.> [ward round|clinic|phone|ED][ <#8-22>:<#10-59>|]:\n<noteline 2-5>\n
                text: <note ~2;>
                """],
            Answer = "<noteline> <noteline> <noteline>[ <noteline>|]", LongTail = true, Temperature = .2, Jitter = .15,
        },
        new WorkloadSpec
        {
            Id = "lab-report", Kind = WorkloadKind.FunctionCall, Weight = .25,
            Description = "Notes of a practice to a schema; instruction after the document.",
            User = "NOTE\n{{text}}\nEND\n\nExtract for the registry: main complaint, drug and dose (as written), body region, and whether a follow-up is planned. One object, no prose.",
            Grammar = [HealthWords.Text, """
                c: <symptom>
                d: <drug>
                m: <dose>
                b: <bodypart>
                text: <noteline> [Complains of|Came for|Main issue:] <*c>, [seen at|region] <*b>. <noteline>[ <noteline 1-4>|] [Given|Rx|Start] <*d> <*m>.[ <noteline>|]
                """],
            Fields = [new("complaint", "<*c>"), new("drug", "<*d>"), new("dose", "<*m>"), new("region", "<*b>"), new("follow_up", "[true|false]", "boolean")],
            Schema = true, LongTail = true,
        },
        new WorkloadSpec
        {
            Id = "patient-route", Kind = WorkloadKind.Classification, Weight = .7,
            Description = "Messages to a clinic's portal to six desks; date, locale and trace in the prompt.",
            System = """
                [{{now}}] [{{locale}}] [req {{session_id}}]
                Portal messages of the Lindenhof clinic. Sort by the desk that must act: appointments, prescriptions, results, billing, nurse (symptoms that may get worse), records. Symptoms outrank everything. Reply {"desk": "..."}.
                """,
            Grammar = [HealthWords.Text, CustomerTalk.Text, "story: <patline>\ntext: <message>|<^@>. <patline>"],
            Labels = """
                appointments 7: move my visit to <weekday>|earliest date with the specialist|I cannot come on <weekday>
                prescriptions 6: refill of <drug>|pharmacy has no <drug>|new script for <dose> <drug>
                results 4: are my blood results in|X-ray of the <bodypart>, any news|explain the lab values
                billing 3: invoice of <$20-400> euros|my insurer wants a code|paid twice
                nurse 3>5: <symptom> getting worse|allergic to <drug>, what now|fever after the jab
                records 2: copy of my file|send the letter to my doctor in <city>|wrong birth date in the file
                """,
            Fields = [new("desk", "<=>")], Fenced = .25, UserRule = "user_id",
        },
    ];
}
