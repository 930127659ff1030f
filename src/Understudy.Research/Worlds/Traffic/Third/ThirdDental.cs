using Understudy.Core;

namespace Understudy.Research;

/// <summary>A chain of dentists in Portugal: bookings, treatments, answers to reminders.</summary>
internal static class ThirdDental
{
    private const string Words = """
        cidade: Braga|Évora|Setúbal|Aveiro|Faro|Viseu|Coimbra|Leiria|Guimarães|Tomar
        dente: <#1-4><#1-8>|o siso|o molar de baixo|o dente da frente|um canino|o <#1-4><#1-8>
        dia: segunda|terça|quarta|quinta|sexta|sábado
        quando: amanhã|na <dia>|ontem à noite|desde <dia>|há <#2-20> dias|depois das <#9-18> horas|no fim do mês
        quem: o meu filho|a minha filha|o meu marido|a minha mãe|a minha avó|eu
        conversa: [Obrigado|Obrigada|Agradeço a resposta|Fico a aguardar].|Sou cliente há <#2-20> anos.|Só posso depois das <#14-18>h.|Tenho pavor de agulhas.|Moro em <cidade>.|Tenho seguro da <firmhead>.|A última consulta foi em <cidade>, há <#2-20> meses.|Se não houver vaga, digam-me na mesma.|Desculpem a pressa.
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "marcacao-campos", Kind = WorkloadKind.FunctionCall, Weight = 5,
            Description = "Messages to dentists to a schema of five fields, Portuguese; clinic and hour on a line before the message.",
            System = """
                Lê mensagens de WhatsApp das clínicas Sorriso Claro e preenche o pedido de marcação segundo o esquema. Copia os nomes de cidades como estão. "motivo" é um de: dor, limpeza, aparelho, implante, urgência, outro. Se a pessoa não indicar o dia, deixa vazio. "crianca" é true se a consulta for para um menor. Não inventes nada.
                """,
            User = "[{{hora}}] {{canal}} -> {{clinica}}: {{text}}",
            Grammar = [Words, """
                hora: <%dd/MM HH:mm>
                canal: wa|wa|sms|instagram
                clinica: SC-<cidade>-<#1-3>
                diapedido: <dia>
                sitio: <cidade>
                hora2: <#9-19>
                razao: dor|limpeza|aparelho|implante|urgência|outro
                pedido: [queria|gostava de|precisava de] [marcar|remarcar] [consulta|hora] [em|na clínica de] <*sitio> [para|na] <*diapedido>, [por volta das|às] <*hora2>h
                sobre: [é por causa de|motivo:|tem a ver com] <*razao>|é para <quem>, <*razao>
                text: [Olá|Bom dia|Boa tarde|Boas][,|!|] <pedido>[. <^sobre>|, <sobre>]. [<conversa>|<conversa> <conversa>|]|<conversa> <^pedido>. <^sobre>.|<^sobre>. <^pedido>[.|?][ <conversa>|]
                """],
            Fields = [new("cidade", "<*sitio>"), new("dia", "<*diapedido>"), new("hora", "<*hora2>", "integer"), new("motivo", "<*razao>"), new("crianca", "[false|false|true]", "boolean")],
            Schema = true, Parts = .25, LongTail = true,
            Models = [(0, "gpt-4o-mini-2024-07-18"), (.5, "gpt-4.1-mini-2025-04-14")],
            Revisions = [new Revision(.45, 0, ("Não inventes nada.", "Não inventes nada e não traduzas nada."))],
        },
        new WorkloadSpec
        {
            Id = "ato-codigo", Kind = WorkloadKind.Classification, Weight = 1.3,
            Description = "Notes of treatments to nineteen acts, Portuguese; JSON under the names of an old program, a free remark beside the closed field.",
            System = """
                Codificas notas de dentistas para a faturação. Devolve {"CD_ATO": "...", "OBS": "..."}.
                CD_ATO: CONS, URG, RX, HIG, SEL, RES1, RES2, RES3, ENDO1, ENDO2, EXO, EXOC, IMP, COR, PROT, ORT, BRAQ, BRANQ, GOT
                Regras: mais de uma face conta o número de faces (RES1 a RES3); um canal é ENDO1, vários são ENDO2; extração com incisão é EXOC. OBS tem no máximo oito palavras.
                """,
            User = "Ficha {{ficha}} | {{medico}} | seguro {{seguro}}{{idade}}\n{{text}}",
            Grammar = [Words, """
                ficha: <#6>
                medico: Dr. <firmhead>|Dra. <firmhead>|<%AA3>
                seguro: nenhum|<firmhead>|SNS
                idade: [|| \| idade <#4-92>]
                fecho: Sem intercorrências.|Volta em <#2-26> semanas.|Anestesia local.|Doente ansioso.|Rever na <dia>.|Explicado o plano.|Fez <#1-3> carpules.
                text: <^@>[, dente <#1-4><#1-8>|]. [<fecho>|<fecho> <fecho>|]|<fecho> <^@>.|<^@>[ no <#1-4><#1-8>|]; <fecho>
                obs: [dente|zona] <#1-4><#1-8>|[sem|com] anestesia|rever em <#2-26> semanas|nada a assinalar
                """],
            Labels = """
                CONS 7: primeira consulta e plano|observação de rotina
                URG 4: veio com dor aguda|urgência, abcesso drenado
                RX 4: ortopantomografia|radiografia apical
                HIG 9: destartarização e polimento|limpeza das duas arcadas
                SEL 2: selante de fissuras|fissuras seladas
                RES1 6: compósito de uma face|restauração oclusal
                RES2 5: restauração de duas faces|compósito OD
                RES3 3: restauração MOD|compósito em três faces
                ENDO1 3: desvitalização, um canal|canal único obturado
                ENDO2 3: tratamento de três canais|desvitalização de molar
                EXO 5: extração simples|dente removido com boticão
                EXOC 3: siso incluso, incisão e sutura|extração cirúrgica
                IMP 3: colocado implante|implante de titânio, torque <#25-45> N
                COR 3: cimentada a coroa|coroa de zircónia
                PROT 4: prótese ajustada|moldagem para prótese
                ORT 4: ajuste do arco|controlo do aparelho
                BRAQ 2: bracket descolado, colado de novo|colagem de brackets
                BRANQ 2: branqueamento em consultório|moldeiras de branqueamento
                GOT 1: goteira para bruxismo|entregue a goteira
                """,
            Fields = [new("CD_ATO", "<=>"), new("OBS", "<obs>")], Fenced = .2, Accuracy = .94,
        },
        new WorkloadSpec
        {
            Id = "resposta-lembrete", Kind = WorkloadKind.Classification, Weight = .7,
            Description = "Answers to a reminder, five labels, Portuguese; time and clinic of the appointment in a short prompt.",
            System = "Lembrete enviado: consulta a {{data}} às {{horas}}, {{cidade}}. Classifica a resposta do doente: CONFIRMA, CANCELA, ADIA, PERGUNTA ou PARAR (não quer mais mensagens).",
            Grammar = [Words, """
                data: <#1-28>/<#1-12>
                horas: <#9-19>h[00|15|30|45]
                text: <@>|<^@>[.|!|?|, obrigada|, obrigado]|<^@>. <conversa>|<conversa> <^@>
                """],
            Labels = """
                CONFIRMA 12: sim|lá estarei|ok combinado|confirmo, vou com <quem>
                CANCELA 4>6: não posso ir|desmarquem por favor|afinal já não preciso
                ADIA 5: pode ser na <dia>|tem mais tarde, às <#14-19>h|só consigo <quando>
                PERGUNTA 4: quanto custa|há estacionamento perto|posso comer antes
                PARAR 1: não me enviem mais sms|engano, não sou eu|STOP
                """,
            Accuracy = .96, MaxTokens = 5,
        },
    ];
}
