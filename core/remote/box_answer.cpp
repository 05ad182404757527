#include "core/remote/answers.h"
#include "core/remote/read_members.h"

namespace etherdeck::remote {

using plans::Members;

Result<Box> boxFrom(const Json& json) {
    Members members(json);
    Box box;
    members.text("host_name", box.hostName);
    members.text("boot_id", box.bootId);
    members.text("model", box.model);
    members.text("soc", box.soc);
    members.flag("is_pogoplug_e02", box.isPogoplugE02);
    members.text("kernel", box.kernel);
    members.text("distribution", box.distribution);
    members.text("init", box.init);
    members.number("uptime", box.uptime);
    readTime(members, "time", box.time);
    if (const auto* const memory = members.find("memory")) {
        Members of(*memory);
        of.number("total", box.memoryTotal);
        of.number("available", box.memoryAvailable);
        if (!of.firstWrong().empty())
            members.wrong("memory");
    }
    members.list("load", box.load, [&](const Json& entry, double& load) {
        if (entry.is_number() && std::isfinite(entry.get<double>()))
            load = entry.get<double>();
        else
            members.wrong("load");
    });
    readList(members, "temperatures", box.temperatures, [](Members& of, Temperature& temperature) {
        of.text("name", temperature.name);
        readDouble(of, "celsius", temperature.celsius);
    });
    readList(members, "mtd", box.flash, [](Members& of, FlashPart& part) {
        of.text("name", part.name);
        of.number("index", part.index);
        of.number("bytes", part.bytes);
        of.number("erase_bytes", part.eraseBytes);
        of.flag("read_only", part.readOnly);
    });
    members.text("vblade", box.vblade);
    members.sentences("warnings", "warning_sentences", box.warnings);
    return finished(members, std::move(box));
}

Json toJson(const Box& box) {
    Json json{{"host_name", box.hostName},
              {"boot_id", box.bootId},
              {"model", box.model},
              {"soc", box.soc},
              {"is_pogoplug_e02", box.isPogoplugE02},
              {"kernel", box.kernel},
              {"distribution", box.distribution},
              {"init", box.init},
              {"uptime", box.uptime},
              {"time", box.time},
              {"memory", {{"total", box.memoryTotal}, {"available", box.memoryAvailable}}},
              {"load", box.load},
              {"temperatures", Json::array()},
              {"mtd", Json::array()},
              {"vblade", box.vblade},
              {"warnings", textsOf(box.warnings)}};
    for (const auto& each : box.temperatures)
        json["temperatures"].push_back({{"name", each.name}, {"celsius", each.celsius}});
    for (const auto& part : box.flash)
        json["mtd"].push_back({{"index", part.index},
                               {"name", part.name},
                               {"bytes", part.bytes},
                               {"erase_bytes", part.eraseBytes},
                               {"read_only", part.readOnly}});
    return json;
}

} // namespace etherdeck::remote
