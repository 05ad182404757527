#include "core/remote/rates.h"

#include "core/remote/read_members.h"

#include <algorithm>
#include <utility>

namespace etherdeck::remote {

namespace {

constexpr double highestRate = 1e15; ///< far above what a wire carries

double rateIn(plans::Members& members, const char* name) {
    double value = 0;
    readDouble(members, name, value);
    return std::clamp(value, 0.0, highestRate);
}

} // namespace

Result<std::vector<ExportRate>> ratesFrom(const plans::Json& json) {
    plans::Members members(json);
    std::vector<ExportRate> rates;
    members.require("rates");
    readList(members, "rates", rates, [](plans::Members& of, ExportRate& rate) {
        of.require("address");
        of.address("address", rate.address);
        rate.reads = rateIn(of, "reads");
        rate.writes = rateIn(of, "writes");
        rate.bytes = rateIn(of, "bytes");
    });
    return finished(members, std::move(rates));
}

} // namespace etherdeck::remote
