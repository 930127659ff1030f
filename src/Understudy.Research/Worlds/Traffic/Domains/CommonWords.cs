namespace Understudy.Research;

/// <summary>Words that every domain uses.</summary>
internal static class CommonWords
{
    public const string Text = """
        weekday: Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday
        month: January|February|March|April|May|June|July|August|September|October|November|December
        city: Leeds|Porto|Graz|Utrecht|Gdańsk|Lyon|Malmö|Turin|Cork|Bilbao|Leipzig|Tampere|Ghent|Brno|Bergen|Seville|Bristol|Basel|Aarhus|Nantes|Kraków|Linz|Denver|Halifax|Austin|Perth|Osaka|Pune|Tucson|Lagos
        country: Germany|Portugal|Poland|France|Sweden|Italy|Ireland|Spain|Norway|Austria|Canada|the Netherlands|Denmark|Belgium|Switzerland|Finland|Japan|Australia|Kenya|Brazil
        when: yesterday|last <weekday>|this morning|on <weekday>|two days ago|on <#2-28> <month>|earlier this week|last night|a week ago|around noon|over the weekend|at <#7-22>:<#1-5><#1>|in early <month>|just now|back in <month>
        span: <#2-12> days|<#2-6> weeks|<#2-9> months|a couple of days|almost a year|half a year|<#2-11> years|a fortnight|ages|over a month|a few hours|<#20-90> minutes
        count: two|three|four|five|six|<#7-40>|a dozen|several|a handful of|at least <#2-9>
        relation: wife|husband|son|daughter|mother|father|neighbour|colleague|boss|sister|brother|flatmate|friend|assistant|accountant|partner|uncle|landlord|team lead|intern
        colour: black|white|navy|olive|red|teal|sand|grey|burgundy|mustard|charcoal|mint|cobalt|copper|ivory
        sure: honestly|frankly|to be fair|I think|as far as I can tell|apparently|I guess|in my view|if I'm not mistaken|truth be told|obviously|as it turns out
        very: very|really|quite|extremely|rather|surprisingly|a bit|so|fairly|pretty|incredibly|somewhat
        well: quickly|slowly|badly|nicely|properly|smoothly|twice|again|at once|by accident|on purpose|in the end|without warning|eventually|halfway|repeatedly
        thing: bag|table|garden|kitchen|laptop|train|holiday|budget|window|meeting|car|phone|report|photo|parcel|battery|dinner|calendar|roof|letter|keyboard|river|bicycle|ladder|violin|fence|suitcase|printer|balcony|contract
        does: [opened|checked|moved|cleaned|asked about|looked at|forgot|packed|repaired|wrote about|sold|borrowed|carried|measured|painted|booked|replaced|photographed] the <thing>
        aside: [My|Our] <relation> <does> <when>.|By the way, the <thing> [is|was] <very> <quality>.|[We|I] have been here for <span>.|<^sure>, [I|we] <does> <well>.|It was <weekday> and <very> <quality> [outside|in <city>].
          |[I|We] moved to <city> <when>.|There [are|were] <count> of us.|<^when> [I|my <relation>] <does> in <city>.|The <thing> from <city> is <very> <quality>, <sure>.|[Not that it matters|For what it's worth|Just so you know], [I|we] <does>.
        quality: good|bad|cold|warm|small|large|loud|quiet|cheap|heavy|light|old|new|clean|busy|empty|late|early|bright|dark|narrow|odd|fine|awkward|solid|flimsy|sturdy|pleasant|dull|sharp
        firm: <firmhead> <firmtail>
        firmhead: Alder|Brightwater|Cobalt|Dunmore|Eastfield|Ferrous|Glenrock|Hawthorn|Ironbridge|Juniper|Kestrel|Larkspur|Mistral|Northgate|Ostrava|Pinewood|Quarry Hill|Redmond|Silverline|Tideway|Umbra|Verdant|Westbrook|Yarrow|Zenith
        firmtail: Logistics|Foods|Systems|Partners|Holding|Labs|Consulting|Textiles|Energy|Media|Pharma|Tools|Interiors|Analytics|Freight|Studios|Dental|Robotics|Catering|Print
        jobname: engineer|nurse|teacher|analyst|driver|buyer|planner|designer|electrician|accountant|baker|lawyer|translator|technician|researcher|caretaker|pilot|architect|pharmacist|recruiter
        user_id[400]: u_<%hex8>
        session_id: <%hex8>-<%hex4>-<%hex4>
        locale: en-GB|en-US|de-DE|fr-FR|pl-PL|sv-SE|en-IE
        today: <%yyyy-MM-dd>
        longtoday: <%dddd, d MMMM yyyy>
        now: <%yyyy-MM-dd HH:mm>
        person: <!name>
        syllable: ba|ri|mo|ten|sal|vor|quin|del|ka|lu|nes|tor|vi|pra|zen|hol|mar|fi|gos|wy|tra|bel|cor|dun
        """;
}
