namespace Understudy.Research;

/// <summary>Occupations of the recruiters' software.</summary>
internal static class SixthOccupations
{
    /// <summary>What employers call each.</summary>
    public const string Cues = """
        tech.backend 8: java developer|golang engineer|backend dev (python)|C# software engineer
        tech.frontend 6: react developer|UI engineer|front end dev angular
        tech.mobile 4: iOS engineer|android developer|flutter dev
        tech.fullstack 5: full stack engineer|MERN developer
        tech.data_engineer 4: data engineer|ETL developer|databricks engineer
        tech.data_scientist 4: data scientist|machine learning engineer|NLP scientist
        tech.data_analyst 5: BI analyst|data analyst power BI|insight analyst
        tech.devops 5: SRE|platform engineer|devops engineer aws
        tech.security 3: infosec analyst|penetration tester|SOC analyst
        tech.qa 4: test automation engineer|QA tester|SDET
        tech.support 6: 2nd line support|IT helpdesk technician|desktop engineer
        tech.sysadmin 3: linux administrator|systems admin|M365 admin
        tech.network 2: network engineer CCNP|wifi engineer
        tech.manager 3: engineering manager|head of software|CTO
        product.manager 5: product manager|PO scrum|product owner
        design.ux 4: UX researcher|product designer|UI/UX designer
        design.graphic 3: graphic designer|artworker|mac operator
        project.manager 6: project manager PRINCE2|PMO lead|delivery manager
        finance.accountant 7: management accountant|finance accountant ACCA|accountant part-qualified
        finance.bookkeeper 4: bookkeeper|accounts payable clerk|purchase ledger assistant
        finance.controller 3: financial controller|FC group
        finance.analyst 3: FP&A analyst|commercial finance analyst
        finance.auditor 2: internal auditor|audit senior
        finance.tax 2: tax advisor|VAT specialist
        finance.payroll 3: payroll officer|payroll administrator
        finance.director 2: CFO|finance director
        hr.generalist 4: HR advisor|people partner|HRBP
        hr.recruiter 4: talent acquisition partner|360 recruiter|resourcer
        hr.training 2: L&D specialist|training officer
        legal.lawyer 3: solicitor commercial property|associate 3 PQE|in-house counsel
        legal.paralegal 2: paralegal conveyancing|legal assistant
        admin.assistant 7: office administrator|admin assistant|data entry clerk
        admin.executive 3: EA to CEO|executive assistant
        admin.reception 4: receptionist|front of house corporate
        sales.representative 7: field sales rep|BDM|sales executive
        sales.inside 5: telesales agent|SDR|inside sales advisor
        sales.account 4: account manager|key account exec|KAM
        sales.manager 3: regional sales manager|sales director
        marketing.generalist 4: marketing executive|marcomms officer
        marketing.digital 4: PPC specialist|SEO exec|digital marketer
        marketing.content 3: copywriter|content editor|social media exec
        service.agent 7: call centre agent|customer service advisor|contact centre rep
        service.manager 2: contact centre manager|customer success manager
        logistics.driver_hgv 6: class 1 driver|HGV C+E|artic driver
        logistics.driver_van 5: multi drop driver|van driver 3.5t|courier own van
        logistics.warehouse 8: picker packer|warehouse op|goods-in operative
        logistics.forklift 4: FLT driver reach|forklift operator counterbalance
        logistics.planner 3: transport planner|supply chain planner
        logistics.buyer 3: procurement specialist|category buyer
        factory.operative 6: production operative|line worker|assembler
        factory.machinist 4: CNC turner|miller setter|cnc programmer
        factory.welder 3: TIG welder|coded welder|fabricator welder
        factory.maintenance 5: maintenance engineer multi-skilled|shift fitter
        factory.quality 3: quality inspector|QC technician
        factory.manager 2: production manager|plant manager
        build.electrician 5: electrician 18th edition|approved spark|JIB electrician
        build.plumber 4: gas engineer|plumber heating
        build.carpenter 3: joiner site|2nd fix carpenter
        build.labourer 4: CSCS labourer|groundworker
        build.surveyor 3: quantity surveyor|QS|building surveyor
        build.site_manager 3: site manager SMSTS|construction manager
        build.civil 2: civil engineer highways|structural engineer
        health.nurse 8: RGN|staff nurse ICU|registered nurse nursing home
        health.carer 8: care assistant|support worker|domiciliary carer
        health.doctor 3: GP salaried|registrar A&E|locum doctor
        health.therapist 3: physiotherapist|occupational therapist
        health.dental 2: dental nurse|hygienist
        health.pharmacy 2: dispenser|pharmacy technician
        education.teacher 5: maths teacher|primary teacher KS2|supply teacher
        education.assistant 4: teaching assistant SEN|TA 1:1|LSA
        education.nursery 3: nursery nurse level 3|early years educator
        food.chef 5: chef de partie|sous chef|CDP
        food.kitchen 3: kitchen porter|KP
        food.waiter 4: waiting staff|barista|bar staff
        retail.assistant 6: sales assistant fashion|shop assistant|store colleague
        other 2: mystery shopper|film extra|dog walker|lighthouse keeper
        """;

    /// <summary>The codes as the prompt lists them.</summary>
    public static string Codes { get; } = string.Join("; ", Cues.Split('\n').Select(line => line[..line.IndexOf(' ', StringComparison.Ordinal)]));
}
