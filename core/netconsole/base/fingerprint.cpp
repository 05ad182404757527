#include "core/netconsole/base/fingerprint.h"

#include "core/base/characters.h"

namespace etherdeck::netconsole {

std::string_view functionOf(std::string_view frame) { return frame.substr(0, frame.find_first_of("+.")); }

std::string fingerprint(std::string_view kind, std::string_view frame, std::string_view title) {
    std::string print(kind);
    print += ' ';
    if (const auto function = functionOf(frame); !function.empty())
        return print.append(function);
    print += ": "; // no name of a function has it
    for (std::size_t i = 0; i < title.size(); ++i)
        if (!isDigit(title[i]))
            print += title[i];
        else if (i == 0 || !isDigit(title[i - 1]))
            print += '#';
    return print;
}

} // namespace etherdeck::netconsole
