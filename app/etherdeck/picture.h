#pragma once

#include "core/services/inventory/discovery_service.h"

#include <QObject>
#include <QString>
#include <QTimer>

class QWidget;

namespace etherdeck::app {

/// Saves a picture of the window when discovery has settled, or when no link can be heard, and then ends the
/// event loop: status 0 when the picture is saved, 1 when it cannot be or discovery does not settle.
class PictureTaker : public QObject {
    Q_OBJECT

public:
    PictureTaker(QWidget& window, QString path, QObject* parent = nullptr);

    void connectTo(DiscoveryService& service);

private:
    void followLinks(const std::vector<LinkStatus>& links);
    void take(int statusWhenSaved);

    QWidget& m_window;
    QString m_path;
    QTimer m_settled; ///< runs from settling until the links have reported
    QTimer m_silent;  ///< runs while no link can be heard
    QTimer m_limit;
};

} // namespace etherdeck::app
