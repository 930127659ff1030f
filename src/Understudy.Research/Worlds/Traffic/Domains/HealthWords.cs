namespace Understudy.Research;

/// <summary>Clinics, pharmacies and those who look after them.</summary>
internal static class HealthWords
{
    public const string Text = """
        bodypart: knee|shoulder|lower back|left ear|scalp|wrist|stomach|ankle|chest|jaw|throat|thumb|hip|eyelid
        symptom: [sharp|dull|burning|itchy|throbbing|strange] [pain|feeling|rash|swelling] in the <bodypart>|[dry|wet|nightly] cough|[mild|high] fever|dizziness when standing|numb <bodypart>|sore <bodypart>|blurred sight|no appetite|[racing|skipping] heart|night sweats
        drug: ibuprofen|amoxicillin|metformin|ramipril|pantoprazole|cetirizine|levothyroxine|sertraline|bisoprolol|prednisolone|salbutamol|atorvastatin
        dose: <#5-800> mg|half a tablet|<#1-3> x daily|one puff|<#5-40> drops
        finding: [no|mild|marked|unchanged|new] [effusion|swelling|fracture line|oedema|calcification|thickening|narrowing] [of|at|near] the <bodypart>
        vital: BP <#100-180>/<#55-105>|pulse <#48-130>|temp <#36-40>.<#1>|SpO2 <#88-100> %|weight <#45-130> kg
        noteline: [Pt|Patient|He|She] [reports|denies|describes] <symptom>[ for <span>| since <when>|].|<^vital>, <vital>[, <vital>|].|[On|Takes|Stopped] <drug> <dose>[ since <month>|].|[Exam|Imaging|X-ray|Ultrasound][:| shows] <finding>[, <finding>|].|[Plan|Advice|Next]: [<drug> <dose>|rest|physio for the <bodypart>|bloods <when2>|recheck in <span>].|[Works as|Lives with|Retired] <jobname>[, <city>|].
        when2: on <weekday>|next week|in the morning|before <month>
        patline: [I have|There is|My <relation> has|I get] <symptom>[ since <when>| for <span>|, worse at night|].|[I took|Should I take|They gave me] <drug> <dose>[ <when>|][.|?]|<aside>
        """;
}
