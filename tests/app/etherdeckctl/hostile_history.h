#pragma once

#include <string>

namespace etherdeck::tests {

/// Makes a history with lines, a crash, boots and boxes, and with each of the hostile texts wherever it has
/// texts. Two of the boxes are named: "plug" and "other".
void makeHostileHistory(const std::string& path);

} // namespace etherdeck::tests
