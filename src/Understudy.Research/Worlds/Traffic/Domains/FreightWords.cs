namespace Understudy.Research;

/// <summary>Transport: shipments, depots, vehicles, rides.</summary>
internal static class FreightWords
{
    public const string Text = """
        shipment: SHP<#8>|<%AA4><#7>|waybill <#4>-<#4>|consignment <%AA2><#6>
        load: <#1-33> pallets of <cargo>|a reefer with <cargo>|<cargo>, <#1-24> tonnes|a part load of <cargo>|two drums of <cargo>
        cargo: paper reels|yoghurt|tyres|cement|flat-screens|tulips|solvent|bottled water|car doors|seed potatoes|scrap copper|vaccines|sofas|fish fillets
        depot: <city> hub|terminal <#1-9> in <city>|<city> cross-dock|the port of <city>|gate <#1-40>
        vehicle: truck <%AA2> <#4>|trailer <#5>|van <#3>|the Volvo|the night lorry|wagon <#2>-<#4>
        roadline: <^vehicle> [left|reached|waits at|missed its slot at] <depot> [<when>|at <#0-23>:<#10-59>][ with <load>|].|[Driver|Dispatcher|Customs|Warehouse] [says|notes|asks|confirms] [<load>|seal <#6>|temperature <#2-9> degrees|<#1-9> hours more].|<^shipment> [is|was] [scanned|reloaded|weighed|held] at <depot>.|[Ramp|Scanner|Ferry|Motorway] [closed|down|late] until <#0-23>:[00|30].|<aside>
        """;
}
