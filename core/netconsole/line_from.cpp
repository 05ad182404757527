#include "core/netconsole/line_from.h"

#include <utility>

namespace etherdeck::netconsole {

Line lineFrom(const ExtendedRecord& record) {
    auto read = readBody(record.body);
    Line line;
    line.kind = Kind::Extended;
    line.continuation = record.continuation;
    line.level = record.level;
    line.facility = record.facility;
    line.missingBytes = record.missingBytes;
    line.seq = record.seq;
    line.kernelTime = record.time;
    line.text = std::move(read.text);
    line.caller = record.caller;
    line.dictionary = std::move(read.dictionary);
    return line;
}

Line lineFrom(TextLine&& text) {
    Line line;
    line.kind = text.kind;
    line.cut = text.cut;
    line.kernelTime = text.time;
    line.text = std::move(text.text);
    line.caller = std::move(text.caller);
    return line;
}

} // namespace etherdeck::netconsole
