using Understudy.Core;

namespace Understudy.Research;

/// <summary>A telephone company: three prompts with one preamble.</summary>
internal static class FrozenNetwork
{
    private const string Preamble = """
        ## About us
        Vantia is a telephone and internet provider with 1.8 million customers. We sell mobile contracts (Flex, Unlimited), home internet over copper and fibre, and television. The network is our own in the cities; in the country we rent lines, and repairs there depend on the owner of the line.

        ## House rules
        1. Prices come from the price list and never from memory. When no price list is attached, no price is named.
        2. Outages are announced on status.vantia.example. An outage that is not listed there is treated as a single fault until three customers of one street report it.
        3. Contracts run for 12 or 24 months; after that they can be ended every month. The right to withdraw within 14 days applies to everything bought on the phone or online.
        4. Number porting takes three working days. The old provider must not be cancelled by the customer.
        5. Calls about threats, stalking or emergencies go to the duty manager at once.
        6. Customer data is only discussed after the customer password was given; it is never repeated in writing.

        ## Tone
        Plain words, no jargon, no blame. We say "we", and we say sorry once.
        """;

    public static IEnumerable<WorkloadSpec> Specs =>
    [
        new WorkloadSpec
        {
            Id = "net-topic", Kind = WorkloadKind.Classification, Weight = 12,
            Description = "Contact reasons of a telephone company, 15 labels with a reason beside; preamble shared with two others, three versions.",
            System = Preamble + """


                ## What you do now
                You file incoming messages under a contact reason. One reason per message: the one that would still be open if everything else were solved. Messages from people who are not customers yet are sales_new. If the text is only a greeting or cannot be understood, use other. Return JSON with "reason_code" and "because" (a few words from the message).

                What counts as what:
                * If nothing works at all the reason is no_internet, even when the customer only mentions television, because both come through one line. If something works badly it is slow_internet.
                * no_mobile_signal is about calls and data under way or at home without Wi-Fi. A phone that is broken is device_return when the customer wants to send it in.
                * bill_too_high is every doubt about an amount. Whoever only wants the paper is bill_copy. Whoever cannot or did not pay is payment_arrears, even when the amount is disputed as well.
                * cancel_contract needs a wish to leave. A question about the notice period is enough, an angry remark is not.
                * A move with the contract is move_house; a move as a reason to leave is cancel_contract.
                * number_porting covers both directions. roaming covers everything that happens abroad, also its cost.
                * password_pin covers PIN, PUK, the customer password and the portal's login.
                * Threats go to the duty manager by another way; give the reason that the message would have without the threat.

                Do not guess from the name of a tariff which product is meant; customers mix them up. If a message was translated by a machine, odd words are to be forgiven.

                Reason codes: no_internet, slow_internet, no_mobile_signal, tv_fault, bill_too_high, bill_copy, payment_arrears, cancel_contract, move_house, number_porting, sales_new, device_return, roaming, password_pin, other
                """,
            Grammar = [TelecomWords.Text, CustomerTalk.Text, """
                story: <telstory>[ <telstory>|]|<aside>
                text: <message>
                quoted: <@>|[mentions|says] "<@>"
                """],
            Labels = """
                no_internet 14>20: no internet [at all |]in the <place.tel>|<device> has no connection since <when>|line is dead, <led>
                slow_internet 11: only <#1-20> Mbit instead of what <plan> promises|videos [stutter|buffer] every evening|terrible <tech> on <plan>
                no_mobile_signal 7: phone shows no service in the <place.tel>|calls drop [in|near] <city>|emergency calls only since <when>
                tv_fault 6: picture [freezes|pixelates|is black] on the <device>|channels missing after the update|recording of <weekday> is gone
                bill_too_high 13: bill is <$10-90> euros higher than usual|charged for <plan> which I never ordered|why do I pay <$20-200>
                bill_copy 4: need the invoice of <month> as PDF|copy of my bills for the tax office|where do I find the statement of <month>
                payment_arrears 4: got a reminder although I paid|can I pay in instalments|direct debit bounced, what now
                cancel_contract 9>6: I want to end <plan>|cancel everything by <month>|please confirm my cancellation of <when>
                move_house 4: moving to <city> in <month>|new address, same line|take <plan> with me to the new <place.tel>
                number_porting 3: keep my old number with <plan>|porting from the other provider [failed|takes ages]|when will my number switch over
                sales_new 6: is <plan> available in <city>|what do you offer for <count> people|can I still get the <month> deal
                device_return 4: where do I send the <device>|returned the <device>, still charged|label for sending back the <device>
                roaming 3: does <plan> work in <country>|<#20-400> euros for data in <country>|what does a call from <country> cost
                password_pin 4: forgot my customer password|PUK for my <device>|locked out of the portal
                other 2: hello is anyone there|just testing|greetings from <city>
                outage_info 3 v2: is there an outage in <city>|when will the outage be over|whole street without <plan>, status page says nothing
                """,
            Fields = [new("reason_code", "<=>"), new("because", "<quoted>")],
            Fenced = .03, LongTail = true, Ascii = true, UserRule = "user_id",
            Models = [(0, "gpt-4o-mini-2024-07-18"), (.6, "gpt-4.1-mini-2025-04-14")],
            Revisions =
            [
                new Revision(.3, .06, ("password_pin, other", "password_pin, outage_info, other")),
                new Revision(.7, .04, ("You file incoming messages under a contact reason. One reason per message: the one that would still be open if everything else were solved.", "You file every incoming message under one contact reason, namely the one that would remain open if all other points were solved.")),
            ],
        },
        new WorkloadSpec
        {
            Id = "net-escalation", Kind = WorkloadKind.Classification, Weight = 6.5,
            Description = "How close a customer is to leaving, grades 1 to 5 as a bare digit; the same preamble.",
            System = Preamble + """


                ## What you do now
                Estimate from the last contact how likely it is that the customer leaves within three months. 1: content. 2: a small annoyance. 3: open problem, still patient. 4: compares with other providers or asks for the notice period. 5: has announced to leave. Past loyalty makes no difference. Write the digit only.
                """,
            User = "Customer since: {{since}}\nTariff: {{plan}}\nLast contact ({{medium}}):\n{{text}}",
            Grammar = [TelecomWords.Text, CustomerTalk.Text, "story: <telstory>|<aside>\ntext: <message>\nsince: <#2004-2025>\nmedium: phone note|e-mail|chat|shop"],
            Labels = """
                1 6: all [fine|good|set] with <plan>|thanks for the [quick|new] <device>|just a [question|word] about <plan>
                2 6: small thing: <tech> was odd <when>|the <device> is a bit slow|bill layout is confusing
                3 6: third message about the <device>|still waiting for the technician|<led> and nobody comes
                4 4>7: <firm> offers [more for less|twice the data|free <device>s]|what is my [notice period|contract end|exit fee]|[friends|neighbours|colleagues] pay [half|less] [elsewhere|at <firm>]
                5 2>4: I am [cancelling|leaving|done with you]|my [lawyer|<relation>] sends the notice [<when>|today]|[already|just] signed with <firm>
                """,
            Accuracy = .9, Parts = .15, MaxTokens = 1,
            Revisions = [new Revision(.5, .1, ("Past loyalty makes no difference.", "Past loyalty makes no difference, nor does politeness."))],
        },
        new WorkloadSpec
        {
            Id = "net-chat", Kind = WorkloadKind.Generation, Weight = 7,
            Description = "Chat of the telephone company; conversation id, name, tariff and time in the prompt.",
            System = Preamble + """


                ## What you do now
                You answer in the chat of the customer area. It is {{now}}. The customer is {{person}}, tariff {{plan}}, language {{locale}}. One question at a time. Walk through a fault step by step: power, cable, light, restart, measurement. After the second failed step offer a technician.
                """,
            Grammar = [TelecomWords.Text, CustomerTalk.Text, """
                story: <telstory>
                text: [<hello> |]<fault>[ <telstory>|]
                fault: the <device> [is dead|restarts|gets hot|lost the <tech>]|no <tech> in the <place.tel>|what does <plan> include?|<led>, is that bad?|I want to change to <plan>
                turn: [done|ok|yes|did that][, <led>|, still the same|.]|no[, <led>|, the <device> is new|]|<telstory>|it says <#10-999>|which [cable|button|menu]?|and if [that|it] fails?|send [someone|a technician] <weekday>|thanks, [works|better] now|<aside>
                answer: [Okay|Good|Thank you][.|, that helps us.] [Please|Now|Next,] [look at|unplug|restart|hold down] the <device> [for <#5-60> seconds|and tell us which light is on|and measure again].|[Sorry about that|We see]: <tech> [is low|looks fine] [at your address|since <when>]. [A technician could come on <weekday>|Shall we book <weekday>|We watch it for <span>].|<plan> [includes|does not include] [calls to <country>|a <device>|roaming]; [details are in your contract|it can be changed every month].
                """],
            Answer = "<answer>", Conversation = ConversationStyle.Named, Temperature = .3, MaxTokens = 300,
            Revisions = [new Revision(.6, 0, ("offer a technician", "offer a visit by a technician"))],
        },
    ];
}
