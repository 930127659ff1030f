namespace Understudy.Research;

/// <summary>
/// What people say when they try something: moves of a few words each, in any number and order, so that two prompts share neither a
/// template nor a long run of words.
/// </summary>
internal static class OneOffMoves
{
    public const string Text = """
        np: [a|the|this|my|our|every|some] [<adj> |<adj>, <adj> ||]<noun>
        nps: [<adj> |]<noun>s|<count> <noun>s
        pp: in <place>|for <who>|without <nps>|before <weekday>|under <#2-900> <unit>|after <np>|near <city>|with <np>|instead of <np>|between <np> and <np>|despite <nps>|like <who> would
        vp: <verb> <np>[ <pp>|| and <verb> <np>]|turn <np> into <form2>|<verb> <nps> <pp>
        form2: [a|one] [<adj> |]<form>
        q: [is|was|would] <np> [ever |really |]<adj>[ <pp>|]|[why|how|when|where] [do|did|can] <nps> <verb> <nps>|[how|why] [do|would|should] [I|we|<who>] <vp>|what [if|happens when|changes once] <who> [can|must|refuses to] <vp>|which <noun> [beats|needs|resembles] <np>[ <pp>|]|how many <unit> [of <noun> |]fit <pp>|who [first |]<does>|difference [of|between] <np> and <np>
        imp: <vp>|give <who> <form2> [about|on|against] <np>|[draft|write|sketch|invent|improvise|produce] <form2> [about|where|in which] <clause>|list <count> ways to <vp>|[rate|roast|improve|judge] <np>[: <quote>|]|guess [what|why] <clause>|pretend [to be|you are|I am] <who> [and|who must|, then] <vp>|<verb> and <verb>, then <verb> <np>|compute <np> [from|given] <#2-9000> <unit>[ and <#2-90> <unit>|]|name <np>|[convert|port] <np> to <lang>|fix <np> <pp>
        clause: <np> [meets|eats|outlives|replaces|fears|owes <#2-900> <unit> to] <np>|<who> <does>|<nps> [vanish|multiply|strike|fall silent][ <pp>|]|<who> must <vp>|it is <weekday> and <np> is <adj>
        quote: "<clause>"|"<^np>, <np>: <adj>?"|'<np> <pp>'|«<clause>»
        musing: [hmm|ok|wait|so|well|hey|listen|um|right]|<clause>|I [was|am] <very> <quality> [at|about] <nps>|[yesterday|today|once] <does>|<who> [says|swears|doubts] <clause>|[random|stupid|quick|odd] [thought|one|question]|[context|background|setting]: <clause>|[given|suppose|assume|imagine|let's say] <clause>|we <does>|<np>. <np>. <np>
        limit: [max|under|about|exactly] <#3-900> [words|<unit>|lines]|no <nps>|only <lang>|rhyming|[as|like] <form2>|[mention|avoid|praise] <np>|step by step|<adj> tone|in [German|Latin|emoji|British English|pirate speak|<lang> comments]|cite <count> <noun> books|keep <np> <adj>|[budget|time|size]: <#2-900> <unit>|answer with <form2>|don't <verb> <nps>
        mark: .|.|!|?|...|;| -|\n|\n\n
        say: <^imp><mark>|<^q>?|<^musing><mark> [<imp>|<q>?]|<imp>, <limit><mark>|<musing>, <imp><mark>|<q>, [or|and] <q>?|<^limit><mark> <^imp>.|<^quote> - <imp>?|[so|ok|um] <q>?|<imp>|<q>
        more: <^limit>.|<^musing>.|<^clause>.|[also|then|ps|edit|note|bonus][:|,] [<imp>|<limit>|<q>?|<clause>]|(<limit>)|<^q>?|<quote>|- <limit>\n- <limit>\n- <np>|1. <imp>\n2. <imp>\n3. <q>?|\# <^np>\n<clause>|<snippet>|TODO <vp>|<np> = <#2-900>
        ask: <say> [<more 1-2>|<more>|<more 2-5>|<say>]|<more> <say>|<say>\n\n<snippet>|<snippet>\n<say>[ <more>|]|<musing>. <say>\n<more 1-6;>|<say> <say> <more>|<more ~2;>\n<say>
        reply: [Sure|Here you go|Certainly|OK][!|:|.] <^clause>. <^clause>.[ <^musing>.|]|<^clause>, [so|because|although] <clause>. <^clause>.|<snippet>|1. <imp>\n2. <imp>\n3. <imp>|<^quote>|[No|Yes|Probably]. <^clause>.
        """;
}
