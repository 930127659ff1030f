using Understudy.Core;

namespace Understudy.Research;

/// <summary>A travel agency with offices in France and Spain: tables, lists, sentences with slots.</summary>
internal static class SecondTravel
{
    private const string Words = """
        place: Lisbon|Bergen|Corfu|Annecy|Granada|Split|Madeira|Bath|Lucca|Sintra|Bled|Menorca
        stay: boutique hotel|hostel|farmhouse|apartment|lodge|guest house|spa hotel|campsite
        extra: pool|sea view|breakfast|parking|sauna|cot|kitchen|lift|terrace|charging point
        ref: ORD-2026-<#5>
        lieu: Annecy|Biarritz|Colmar|Étretat|Grasse|Honfleur|Menton|Sarlat
        quoi: la chambre|le petit-déjeuner|l’ascenseur|la navette|la caution|le balcon|la climatisation|le parking
        dire: était [sale|en panne|fermé|trop cher|bruyant|superbe|parfait|introuvable]|n’était pas [prévu|compris|à la hauteur|disponible]
        phrase: <^quoi> <dire>.|Nous avons [attendu|payé|réclamé|dormi] [deux heures|<#20-300> euros|en vain|très bien] à <lieu>.|[Dommage|Merci|Franchement], <quoi> <dire>.
        cosa: la habitación|el desayuno|la piscina|el personal|la cama|el wifi|la terraza|el aire acondicionado
        bien: [limpia|muy amable|estupendo|de diez|inmejorable]
        mal: [sucio|ruidoso|roto|carísimo|una vergüenza]
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "stay-match", Kind = WorkloadKind.Relevance, Weight = 9,
            Description = "How well an offer fits a wish, letters A to E; the slots stand in a table with pipes.",
            System = """
                You compare what a traveller looks for with one offer. Letters:

                A – as wished in every respect
                B – one small wish is not met
                C – right place, wrong kind of stay
                D – right kind of stay, wrong place
                E – nothing fits

                The price does not count. Return the letter.
                """,
            User = """
                | | |
                |---|---|
                | looks for | {{wish}} |
                | guests | {{guests}} |
                | from–to | {{arrival}}–{{departure}} |
                | offer | {{text}} |
                | price | €{{price}}/night |
                """,
            Grammar = [Words, """
                wish: <*stay> in <*place>[ with <*extra>| near the station| for <#2-9> nights|]|<*place>, <*stay>[, <*extra>|]
                guests: <#1-6>|2 adults, <#1-3> children|2
                arrival: <#1-28>/<#1-12>|<#1-28> <month>
                departure: <#1-28>/<#1-12>|<#1-28> <month>
                price: <#40-600>
                text: <@>[, rated <#6-9>.<#1>| (no. <#5>)|, <colour> house|][ with <extra>| - free cancellation|]
                """],
            Labels = """
                A 4: <*stay> in <*place>, <*extra>|<*place>: <*stay>, <*extra> included
                B 5: <*stay> in <*place>, no <*extra>|<*place>: <*stay>, <extra> only
                C 3: <stay> in <*place>|<*place>, <stay> for groups
                D 3: <*stay> in <place>|<place>: <*stay>, <*extra>
                E 2: <stay> in <city>|car hire in <city>|<city> museum pass
                """,
            Accuracy = .93, Models = [(0, "gpt-4o-mini-2024-07-18"), (.5, "gpt-4.1-nano-2025-04-14")],
            Revisions = [new Revision(.35, .1, ("Return the letter.", "Return only the letter.")), new Revision(.7, .1, ("The price does not count.", "Prices do not count."))],
        },
        new WorkloadSpec
        {
            Id = "concierge", Kind = WorkloadKind.Generation, Weight = 7,
            Description = "A hotel's chat with its guests; room and dates in the system prompt, whose end is a slot.",
            System = """
                # Concierge
                - Hotel: {{hotel}}
                - Room: {{room}}
                - Stay: {{from}} - {{until}}
                - Language: {{tongue}}

                Be warm and brief. Never quote prices that are not in the guest's file, never promise a late check-out. Guest's file: {{file}}
                """,
            Grammar = [Words, """
                hotel[12]: Hôtel <firmhead>, <place>
                room: <#1-6><#2>
                from: <#1-28> <month> 2026
                until: <#1-28> <month> 2026
                tongue: English|English|French|Italian
                file: <extra>, <extra>[, allergic to nuts|, travels with a dog|]|returning guest since <#2014-2025>|empty
                text: [is there|do you have] a <extra>[ we can use <when>|]?|[could|can] [you|somebody] [send|bring] [towels|a cot|tea] to the room?|what is there to see [in|around] <place> with my <relation>?|the <thing> in our room <does>
                turn: and [on|before] <weekday>?|thank you[!|, lovely]|[is|was] that <very> <quality>?|can my <relation> come too?|which <extra>?
                answer: [Of course|With pleasure|Certainly], [the <extra> is open until <#8-11> pm|we bring it to your room|I have noted it for <weekday>].[ Is there anything else?|]|[I am sorry|Unfortunately], [the <extra> is closed|I cannot promise that]. [May I suggest|How about] [a walk|the market|the <extra>]?
                """],
            Answer = "<answer>", Conversation = ConversationStyle.Named, Temperature = .6,
        },
        new WorkloadSpec
        {
            Id = "reclamation-champs", Kind = WorkloadKind.FunctionCall, Weight = 4,
            Description = "Complaints to a schema, French; instruction after the letter, slots in the sentence.",
            User = """
                Réclamation reçue le {{jour}} par {{canal}} :

                « {{text}} »

                Extrayez les champs du schéma. Montants sans symbole. Laissez vide ce qui n’est pas écrit. Le dossier commence toujours par DOS.
                """,
            Grammar = [Words, """
                jour: <#1-28> [janvier|février|mars|avril|mai|juin] 2026
                canal: courriel|courrier|téléphone|formulaire
                dossier: DOS<#6>
                somme: <#20-900>
                ville: <lieu>
                text: [Bonjour|Madame, Monsieur], [dossier|voyage|référence] <*dossier>, séjour à <*ville>. <phrase 1-3> Je demande <*somme> [euros|€][ sous <#5-30> jours|]. [Cordialement|Merci].|<phrase 1-2> Remboursez-moi <*somme> € ! (<*dossier>, <*ville>)
                """],
            Fields = [new("dossier", "<*dossier>"), new("ville", "<*ville>"), new("montant", "<*somme>", "integer"), new("urgence", "[basse|moyenne|haute]"), new("objet", "[hébergement|transport|repas]")],
            Schema = true, Parts = .2,
        },
        new WorkloadSpec
        {
            Id = "opinion-nota", Kind = WorkloadKind.Classification, Weight = 3,
            Description = "Stars for hotel reviews, Spanish; the answer is a fraction such as 4/5.",
            System = "Eres analista de opiniones de viajeros. Devuelve la nota que pondría el autor, de 1/5 a 5/5, y nada más.",
            User = "Opinión de {{autor}} sobre \"{{hotel}}\" ({{noches}} noches, {{mes}}):\n{{text}}",
            Grammar = [Words, """
                autor: <syllable><syllable><#1-99>|<syllable><syllable>|anónimo
                hotel: Hotel [Sol|Mar|Real|Central] <place>|Hostal <firmhead>
                noches: <#2-14>
                mes: enero|marzo|mayo|julio|agosto|octubre
                text: <^@>[.|!| y <cosa> [normal|correcta].][ <^@>.|][ Fuimos con [los niños|mi pareja|unos amigos].|]
                """],
            Labels = """
                1/5 2: <cosa> <mal>, no volveremos|lo peor de <place>|<cosa> <mal> y <cosa> peor
                2/5 3: <cosa> <mal>, aunque bien situado|esperábamos más de <cosa>
                3/5 4: <cosa> normal, nada especial|para una noche vale
                4/5 6: <cosa> <bien>, solo falla <cosa>|casi todo <bien>
                5/5 5: <cosa> <bien>, repetiremos|todo <bien>, de los mejores de <place>
                """,
            Accuracy = .92, Sloppy = .02,
        },
        new WorkloadSpec
        {
            Id = "service-hotel", Kind = WorkloadKind.Classification, Weight = 2.6,
            Description = "Which desk a guest's request goes to, French; a list with one slot on each line, answer with a full stop.",
            System = "{{maison}} – orientation des demandes. Services possibles : Accueil, Ménage, Technique, Restaurant, Direction. Répondez par le nom du service suivi d’un point.",
            User = """
                - chambre : {{chambre}}
                - arrivée : {{date}}
                - langue : {{locale}}
                - demande : {{text}}
                """,
            Grammar = [Words, """
                maison[8]: Hôtel <firmhead>
                chambre: <#1-5><#2>|suite <#1-9>
                date: <#1-28>/<#1-9>/26
                text: [Bonjour, |]<@>[.|, merci.| !| svp]|<phrase> <^@>.
                """],
            Labels = """
                Accueil 6: peut-on [prolonger|écourter] le séjour|à quelle heure rend-on la clé|il nous faut un taxi pour <lieu>
                Ménage 5: il manque des serviettes|les draps [sont tachés|n’ont pas été changés]|pouvez-vous vider la corbeille
                Technique 4: la lampe [clignote|est cassée]|plus d’eau chaude|la télévision ne s’allume pas
                Restaurant 4: une table pour <#2-8> ce soir|le menu sans gluten existe-t-il|petit-déjeuner en chambre <#2> h
                Direction 1: je veux parler au directeur|vol dans la chambre|plainte écrite contre votre équipe
                """,
            Answer = "<=>.",
        },
        new WorkloadSpec
        {
            Id = "guest-reply", Kind = WorkloadKind.Generation, Weight = 1.9,
            Description = "Replies to guests; nearly every word of the instruction's only sentence is a slot.",
            System = SharedPrompts.Generic,
            User = """
                Reply to {{guest}} in {{tongue}}, {{words}} words, signed {{signature}}. Offer {{pct}}% off the next stay{{also}}.

                Their message (booking {{ref}}): {{text}}
                """,
            Grammar = [Words, """
                guest: <!name>|the guest|Ms <firmhead>|Mr <firmhead>
                tongue: English|Spanish|Dutch|Brazilian Portuguese
                words: 40|60|80|100|150
                signature: <firmhead>|the <place> team|<jobname> <firmhead>
                pct: 5|10|15|20
                also: [|| and mention the <extra>| but do not apologise]
                text: [The <extra> was|Our <stay> in <place> was] <very> <quality>. <aside>[ <aside>|]
                answer: Dear guest, [thank you for|we have read] your lines about the <extra>. [We are sorry|We are glad]; [the <extra> is|rooms are] <very> <quality>. [Until soon|Kind regards]
                """],
            Answer = "<answer>", Temperature = .7,
        },
    ];
}
