#pragma once

#include "app/agent/flash/find_environment.h"
#include "core/base/byte_reader.h"
#include "core/uboot/environment.h"
#include "tests/app/agent/box/box_root.h"

#include <QProcess>

#include <map>

namespace etherdeck::tests {

inline constexpr std::size_t flashBytes = 0x100000;
inline constexpr std::size_t eraseBytes = 0x20000;
inline constexpr std::size_t usualOffset = 0xc0000;

[[nodiscard]] inline uboot::Environment environmentOf(const std::map<std::string, std::string>& variables) {
    uboot::Environment environment;
    for (const auto& [name, value] : variables)
        environment.set(name, value);
    return environment;
}

/// Flash with an environment in it and nothing else.
[[nodiscard]] inline QByteArray flashWith(const uboot::Environment& environment,
                                          std::size_t offset = usualOffset, std::size_t size = eraseBytes,
                                          std::size_t bytes = flashBytes) {
    QByteArray content(static_cast<qsizetype>(bytes), '\xff');
    const auto image = environment.build(size);
    content.replace(static_cast<qsizetype>(offset), static_cast<qsizetype>(size),
                    QByteArray::fromStdString(std::string(asText(*image))));
    return content;
}

/// What fw_printenv or fw_setenv says; nothing when it failed.
[[nodiscard]] inline std::optional<std::string> runTool(const QString& tool, const QStringList& arguments) {
    QProcess process;
    process.start(tool, arguments);
    if (!process.waitForFinished() || process.exitCode() != 0)
        return std::nullopt;
    return process.readAllStandardOutput().toStdString();
}

} // namespace etherdeck::tests
