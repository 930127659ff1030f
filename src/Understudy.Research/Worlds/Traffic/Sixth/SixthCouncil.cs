using Understudy.Core;

namespace Understudy.Research;

/// <summary>A town hall in Catalonia: what people report.</summary>
internal static class SixthCouncil
{
    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "queixa-departament", Kind = WorkloadKind.Classification, Weight = 1.3,
            Description = "Reports of residents to fourteen departments, Catalan; district, way in and number of earlier reports in a table row before the text.",
            System = """
                Ets l'encaminador de la bústia ciutadana. Cada avís va a un sol departament:

                · Neteja viària
                · Residus
                · Enllumenat
                · Via pública
                · Parcs i jardins
                · Mobilitat
                · Guàrdia urbana
                · Aigües
                · Habitatge
                · Serveis socials
                · Educació
                · Cultura i festes
                · Hisenda
                · Atenció ciutadana

                Soroll de veïns i bars: Guàrdia urbana. Contenidors, també els cremats: Residus. Arrels que aixequen la vorera: Via pública. Si no saps on va, Atenció ciutadana. Escriu el nom del departament tal com surt a la llista, sense el punt volat.
                """,
            User = """
                | districte | canal | avisos previs |
                | {{districte}} | {{canal}} | {{previs}} |

                {{text}}
                """,
            Grammar = ["""
                carrer: [carrer|c/|passeig|avinguda] [Major|de la Riera|Sant Pere|del Molí|Verdaguer|de les Flors|Pompeu Fabra|Nou|del Forn]|plaça [de la Vila|Catalunya|del Mercat|de l'Om]
                districte: Centre|Eixample|Can Roca|La Creu|Mas Vell|Polígon Sud|Platja
                canal: app|app|web|010|presencial|X
                previs: 0|0|0|1|2|<#3-9>
                temps: <#2-9> dies|una setmana|<#2-6> mesos|ahir|abans d'estiu
                davant: [davant|al costat|darrere] [del número <#1-140>|de l'escola|del CAP|de la parada|del mercat]
                més: [Ja ho vaig dir|Fa <temps> que ho vaig avisar] i [res|ningú no ve|segueix igual].|[Adjunto|Envio] [foto|vídeo].|[Gràcies|Merci|Salutacions][!|.|]|Hi passen [nens|gent gran|cotxes molt ràpid].|Pago els meus impostos[ religiosament|]!|[Visc|Tinc la botiga] al <carrer>.|És [una vergonya|perillós|la tercera vegada aquest any].|Quan [ho arreglareu|vindrà algú]?
                text: <^@>, <carrer>.[ <més>| <més> <més>|]|[Bon dia|Hola|Bona tarda|Benvolguts][,|.|:] <@>[ <davant>|].[ <més>|]|<més> <^@>[ al <carrer>|].|<@>|<^@> [<davant>|des de fa <temps>]. <més>
                """],
            Labels = """
                Neteja+viària 9: caques de gos per tota la vorera|ningú no escombra des de fa <temps>|pintades noves a la façana
                Residus 10: el contenidor [groc|marró|de vidre] vessa|han deixat un matalàs i <#2-5> cadires|van cremar un contenidor
                Enllumenat 8>10: <#2-7> fanals fosos|el fanal fa pampallugues tota la nit|el llum està encès de dia
                Via+pública 9: una rajola trencada on ja han caigut <#2-4> persones|un forat enorme a la calçada|les arrels aixequen la vorera
                Parcs+i+jardins 6: el gronxador té la cadena trencada|l'arbre perd branques grosses|les plantes s'han assecat totes
                Mobilitat 7: el semàfor dura <#4-9> segons per als vianants|el bus L<#1-9> no passa mai a l'hora|posar un aparcament de bicis
                Guàrdia+urbana 7: el bar té música fins a les <#2-5>|motos fent curses de nit|cotxes aparcats al gual
                Aigües 4: surt aigua marró de l'aixeta|una fuita raja carrer avall|el claveguerot fa pudor
                Habitatge 3: un pis buit amb gent que punxa la llum|demano ajut per al lloguer de <#450-980> euros
                Serveis+socials 3: una veïna gran viu sola i no obre|un home dorm al caixer
                Educació 3: a l'escola fa <#28-34> graus a classe|quan surten les llistes de la llar d'infants
                Cultura+i+festes 3: els correfocs van deixar la plaça negra|voldria un estand a la fira|la biblioteca tanca massa d'hora
                Hisenda 4: m'han cobrat l'IBI dues vegades|vull fraccionar el rebut de <#60-900> euros|multa ja pagada que torna a arribar
                Atenció+ciutadana 2: no puc demanar cita prèvia enlloc|l'app no em deixa entrar|on es fa el padró
                """,
            Accuracy = .94, Parts = .15, Jitter = .05,
        },
    ];
}
