#include "ui/devices/exports/saved_file.h"

#include "core/wire/rpc.h"
#include "ui/text/error.h"
#include "ui/text/plain.h"

#include <QCoreApplication>
#include <QFile>
#include <QSaveFile>

namespace etherdeck::ui {

namespace {

struct FileTexts {
    Q_DECLARE_TR_FUNCTIONS(SavedExports)
};

constexpr int indent = 2;
/// What fits into a call, together with the rest of the call.
constexpr qint64 longestSaved = wire::longestLineToAgent - 1024;

tl::unexpected<Error> failed(const QFileDevice& file) {
    return fail(file.error() == QFileDevice::PermissionsError ? ErrorCode::PermissionDenied
                                                              : ErrorCode::System,
                file.errorString().toStdString());
}

} // namespace

Result<void> writeSavedExports(const QString& path, const remote::SavedExports& saved) {
    const auto text =
        remote::toJson(saved).dump(indent, ' ', false, remote::Json::error_handler_t::replace) + '\n';
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) ||
        file.write(text.data(), static_cast<qint64>(text.size())) != static_cast<qint64>(text.size()) ||
        !file.commit())
        return failed(file);
    return {};
}

Result<remote::SavedExports> readSavedExports(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failed(file);
    const auto text = file.read(longestSaved + 1);
    if (file.error() != QFileDevice::NoError)
        return failed(file);
    if (text.size() > longestSaved)
        return fail(ErrorCode::TooLong);
    const auto json = remote::Json::parse(text.begin(), text.end(), nullptr, false);
    if (json.is_discarded())
        return fail(ErrorCode::Malformed);
    return remote::savedExportsFrom(json);
}

QString savedFileText(const Error& error) {
    switch (error.code) {
    case ErrorCode::TooLong:
        return FileTexts::tr("The file is longer than an agent accepts.");
    case ErrorCode::Unsupported:
        return FileTexts::tr("The file was not written by “Save…” or “etherdeckctl export save”, or by a "
                             "later version of them.");
    case ErrorCode::Malformed:
        return error.detail.empty()
                   ? FileTexts::tr("The file is not JSON.")
                   : FileTexts::tr("The file has an invalid “%1”.").arg(fromWire(error.detail));
    default:
        return errorText(error, {}).why;
    }
}

} // namespace etherdeck::ui
