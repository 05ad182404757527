#pragma once

#include "core/console/values.h"
#include "core/journal/damage.h"
#include "core/system/port_holder.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace etherdeck::ui {

class Banner;

/// Where the console listens, and banners about what went wrong with receiving, storing and sleep.
class ConsoleReception : public QObject {
    Q_OBJECT

public:
    explicit ConsoleReception(QObject* parent = nullptr);

    /// Whoever lays out the page takes them.
    [[nodiscard]] std::array<Banner*, 4> banners() const {
        return {m_listenBanner, m_storeBanner, m_sleepBanner, m_noteBanner};
    }
    /// Empty while it does not listen.
    [[nodiscard]] const QStringList& where() const { return m_where; }
    /// A person has switched listening off.
    [[nodiscard]] bool isOff() const { return m_isOff; }
    [[nodiscard]] const Banner& listenBanner() const { return *m_listenBanner; }
    [[nodiscard]] const Banner& storeBanner() const { return *m_storeBanner; }
    [[nodiscard]] const Banner& sleepBanner() const { return *m_sleepBanner; }
    [[nodiscard]] const Banner& noteBanner() const { return *m_noteBanner; }

public slots:
    void noteOpened(const QStringList& where);
    void noteFailed(const etherdeck::Error& error, const QString& where,
                    const std::vector<etherdeck::PortHolder>& holders);
    void noteClosed();
    void noteStoreOpened(const QString& path, bool isTemporary);
    void noteStoreFailed(const etherdeck::Error& error, const QString& path);
    /// What is missing is not filled in from the logs of boxes.
    void noteBoxLogsFailed(const etherdeck::Error& error);
    /// What belongs to which box is not stored. The same one is shown once.
    void noteBoxesFailed(const etherdeck::Error& error);
    void noteEditFailed(const etherdeck::Error& error);
    /// Says what is new of losses.
    void noteTally(const etherdeck::ConsoleTally& tally);
    /// This computer, while U-Boots of these boxes print to it; and when it did not come to that.
    void noteAboutToSleep(const QStringList& boxes);
    void noteStayedAwake();
    void noteSlept(etherdeck::WallTime start, etherdeck::WallTime end, const QStringList& boxes);
    /// A person has switched listening off or on.
    void setListens(bool listens);

signals:
    /// Where it listens.
    void changed();
    void listenAgainRequested();

private:
    QStringList m_where;
    bool m_isOff = false;
    Banner* m_listenBanner;
    Banner* m_storeBanner;
    Banner* m_sleepBanner;
    Banner* m_noteBanner; ///< what went wrong with something that a person wanted
    std::optional<std::pair<Error, QString>> m_storeError;
    JournalDamage m_damageTold;
    std::optional<Error> m_leftFailureTold;
    std::optional<Error> m_boxesFailureTold;
};

} // namespace etherdeck::ui
