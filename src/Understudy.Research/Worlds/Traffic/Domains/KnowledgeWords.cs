namespace Understudy.Research;

/// <summary>Documents of a knowledge base: long, fixed, and retrieved again and again.</summary>
internal static class KnowledgeWords
{
    public const string Text = """
        kbtopic: returns|warranty|membership|shipping abroad|gift cards|repairs|store hours|data protection|parental leave|travel expenses|remote work|security badges|invoicing|bulk orders|spare parts|recycling|price guarantee|accessibility|company cars|training budget|sick leave|vendor onboarding
        kbwho: customers|members|employees|contractors|managers|resellers|visitors|branch staff
        kbact: must keep the receipt|may ask for an exception|have <#7-60> days|need written approval|are charged <#2-60> euros|receive a confirmation by mail|can choose another branch|should contact the <dept2> desk|lose the discount|are exempt
        dept2: service|finance|people|legal|safety|logistics|quality
        kbcond: when the item is unused|outside <country>|for amounts above <#50-900> euros|during <month> and <month>|unless a contract says otherwise|if the form is complete|after the trial period|on public holidays|with a valid badge|for orders placed online
        kbline: <^kbwho> <kbact> <kbcond>.|<^kbcond>, <kbwho> <kbact>.|[Since|Until|As of] <month> <#2019-2026>, <kbwho> <kbact>[ and <kbact>|].|The <dept2> team [decides|checks|documents|reviews] [each case|requests about <kbtopic>|exceptions] within <#2-20> [working days|hours].|[Exceptions|Details|Contacts] for <kbtopic> are listed in [annex|form|section] <#1-30>[.<#1-9>|].
        kbdoc[60]: ## <^*kbtopic> (<%AA2>-<#3>)\n<kbline 4-9>
        kbdocs: <kbdoc 2-4;>
        kbquestion: [What|When|How long|Who|Where] [happens|applies|do I ask|is allowed|decides] [with|about|for|regarding] <kbtopic>[ <kbcond>| in <city>|]?|[Can|May|Do] [I|<kbwho>|my <relation>] [get|ask for|skip|extend] <kbtopic> <kbcond>?|<kbtopic>, <kbcond>?|[I'm|We're] [new here|in <city>|a reseller][ and|;] [need|wonder about|want] <kbtopic>[ <kbcond>|]. [Is it possible|What are the rules|Whom do I ask]?
        kbanswer: [According to|As stated in|Per] [the <kbtopic> policy|section <#1-30>|the documents], <kbwho> <kbact> <kbcond>.[ <kbline>|]|[Yes|No|It depends][.|:| -] <kbline>|<kbline> <kbline>|The [documents|provided sources] do not [say|cover] [that|this].
        """;
}
