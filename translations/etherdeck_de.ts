<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>ActionButtons</name>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
</context>
<context>
    <name>ArrivalText</name>
    <message>
        <source>The box can send to %1.</source>
        <translation>Das Gerät kann an %1 senden.</translation>
    </message>
    <message>
        <source>This computer is at %1, and the box&apos;s address is in another network. Netconsole does not find a router by itself: give one of the two an address in the other&apos;s network, or set the router&apos;s MAC address as the target MAC.</source>
        <translation>Dieser Rechner ist unter %1 erreichbar, und die Adresse des Geräts liegt in einem anderen Netz. Netconsole findet einen Router nicht von selbst: Geben Sie einem von beiden eine Adresse im Netz des anderen oder tragen Sie die MAC-Adresse des Routers als Ziel-MAC-Adresse ein.</translation>
    </message>
    <message>
        <source>No active interface of this computer has an IPv4 address. Connect one to the box&apos;s network, or give it an address there.</source>
        <translation>Keine aktive Schnittstelle dieses Rechners hat eine IPv4-Adresse. Verbinden Sie eine mit dem Netz des Geräts oder geben Sie ihr dort eine Adresse.</translation>
    </message>
    <message>
        <source>This computer has no firewall rules for incoming traffic.</source>
        <translation>Dieser Rechner hat keine Firewall-Regeln für eingehende Daten.</translation>
    </message>
    <message>
        <source>The firewall rules of this computer allow the port.</source>
        <translation>Die Firewall-Regeln dieses Rechners lassen den Port zu.</translation>
    </message>
    <message>
        <source>A firewall rule of this computer may drop traffic to the port; its conditions cannot be checked from here: %1</source>
        <translation>Eine Firewall-Regel dieses Rechners verwirft vielleicht, was am Port ankommt; ihre Bedingungen lassen sich von hier aus nicht prüfen: %1</translation>
    </message>
    <message>
        <source>This computer drops traffic to the port: %1</source>
        <translation>Dieser Rechner verwirft, was am Port ankommt: %1</translation>
    </message>
    <message>
        <source>A firewall is active, and it does not list the port as allowed. To allow it:</source>
        <translation>Eine Firewall ist aktiv, und der Port ist dort nicht als zugelassen aufgeführt. So lassen Sie ihn zu:</translation>
    </message>
    <message>
        <source>Neither nft nor iptables is installed, so the rules cannot be listed. Most likely there are none.</source>
        <translation>Weder nft noch iptables ist installiert, daher lassen sich die Regeln nicht auflisten. Wahrscheinlich gibt es keine.</translation>
    </message>
    <message>
        <source>The rules could not be read: %1</source>
        <translation>Die Regeln konnten nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>Reading the rules requires administrator rights. To see them:</source>
        <translation>Die Regeln lassen sich nur mit den Rechten des Systemverwalters lesen. So sehen Sie sie:</translation>
    </message>
    <message>
        <source>Etherdeck listens on UDP port %1.</source>
        <translation>Etherdeck lauscht auf UDP-Port %1.</translation>
    </message>
    <message>
        <source>Another program uses the port: %1. Stop it, or let Etherdeck listen on another port and set that port on the boxes.</source>
        <translation>Ein anderes Programm belegt den Port: %1. Beenden Sie es, oder lassen Sie Etherdeck auf einem anderen Port lauschen und stellen Sie diesen auch bei den Geräten ein.</translation>
    </message>
    <message>
        <source>Another user&apos;s program uses the port. To see which one:</source>
        <translation>Ein Programm eines anderen Benutzers belegt den Port. So sehen Sie, welches:</translation>
    </message>
    <message>
        <source>The port could not be opened: %1</source>
        <translation>Der Port konnte nicht geöffnet werden: %1</translation>
    </message>
    <message>
        <source>Nothing is listening on UDP port %1. Switch the console on.</source>
        <translation>Auf UDP-Port %1 lauscht kein Programm. Schalten Sie die Konsole ein.</translation>
    </message>
    <message>
        <source>The test line could not be sent: %1</source>
        <translation>Die Testzeile konnte nicht gesendet werden: %1</translation>
    </message>
    <message>
        <source>No test line can be sent until the port is open.</source>
        <translation>Solange der Port nicht offen ist, lässt sich keine Testzeile senden.</translation>
    </message>
    <message>
        <source>One datagram has arrived since the port was opened.</source>
        <translation>Seit dem Öffnen des Ports kam ein Datagramm an.</translation>
    </message>
    <message>
        <source>%1 datagrams have arrived since the port was opened.</source>
        <translation>Seit dem Öffnen des Ports kamen %1 Datagramme an.</translation>
    </message>
    <message>
        <source>No datagram from a box has arrived yet. Check the box: is its console set to this computer&apos;s IP and MAC address? Is its interface up? Does its driver support netconsole? Is the kernel&apos;s log level high enough?</source>
        <translation>Bisher kam kein Datagramm von einem Gerät an. Prüfen Sie das Gerät: Ist seine Konsole auf IP- und MAC-Adresse dieses Rechners eingestellt? Ist seine Schnittstelle aktiv? Unterstützt sein Treiber netconsole? Ist die Log-Stufe des Kernels hoch genug?</translation>
    </message>
    <message>
        <source>This computer&apos;s address</source>
        <translation>Adresse dieses Rechners</translation>
    </message>
    <message>
        <source>Firewall</source>
        <translation>Firewall</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Test line</source>
        <translation>Testzeile</translation>
    </message>
    <message>
        <source>The box and the cable</source>
        <translation>Gerät und Kabel</translation>
    </message>
    <message>
        <source>checking</source>
        <translation>wird geprüft</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>in Ordnung</translation>
    </message>
    <message>
        <source>problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>nicht feststellbar</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft&#xa0;…</translation>
    </message>
    <message>
        <source>Checking each step from a box to this window…</source>
        <translation>Jeder Schritt von einem Gerät bis zu diesem Fenster wird geprüft&#xa0;…</translation>
    </message>
    <message>
        <source>Everything works: lines arrive.</source>
        <translation>Alles funktioniert: Es kommen Zeilen an.</translation>
    </message>
    <message>
        <source>Broken: %1.</source>
        <translation>Gestört: %1.</translation>
    </message>
    <message>
        <source>No problem was found on this computer. Check the box and the cable.</source>
        <translation>Auf diesem Rechner wurde kein Problem gefunden. Prüfen Sie Gerät und Kabel.</translation>
    </message>
    <message>
        <source>Nothing is known to be broken. Unknown: %1.</source>
        <translation>Keine Störung bekannt. Nicht feststellbar: %1.</translation>
    </message>
    <message>
        <source>Test lines that this computer sent to itself at %1 did not arrive within %2 seconds: its firewall rules drop even these, or Etherdeck cannot keep up.</source>
        <translation>Testzeilen, die dieser Rechner an sich selbst unter %1 gesendet hat, kamen nicht innerhalb von %2 Sekunden an: Seine Firewall-Regeln verwerfen auch diese, oder Etherdeck kommt nicht nach.</translation>
    </message>
    <message>
        <source>A test line that this computer sent to itself at %1 did not arrive within %2 seconds; one sent to another address did. A firewall rule drops traffic to this address.</source>
        <translation>Eine Testzeile, die dieser Rechner an sich selbst unter %1 gesendet hat, kam nicht innerhalb von %2 Sekunden an; an einer anderen Adresse kam eine an. Eine Firewall-Regel verwirft, was an diese Adresse gesendet wird.</translation>
    </message>
    <message>
        <source>Test lines that this computer sent to itself at %1 arrived. They never left the computer: this shows that Etherdeck listens at each address, but says nothing about the cable, the interface and its firewall rules.</source>
        <translation>Testzeilen, die dieser Rechner an sich selbst unter %1 gesendet hat, kamen an. Sie haben den Rechner nie verlassen: Das zeigt, dass Etherdeck auf jeder Adresse lauscht, sagt aber nichts über das Kabel, die Schnittstelle und deren Firewall-Regeln.</translation>
    </message>
</context>
<context>
    <name>BoxFacts</name>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>%1 “%2”</source>
        <translation>%1 „%2“</translation>
    </message>
    <message>
        <source>Group %1</source>
        <translation>Gruppe %1</translation>
    </message>
    <message>
        <source>%1, last heard %2</source>
        <translation>%1, zuletzt gehört %2</translation>
    </message>
    <message>
        <source>Disks</source>
        <translation>Festplatten</translation>
    </message>
    <message>
        <source>Exported as %1</source>
        <translation>Exportiert als %1</translation>
    </message>
    <message>
        <source>The agent of the box reports it.</source>
        <translation>Der Agent des Geräts meldet sie.</translation>
    </message>
    <message>
        <source>None of its targets went away with it.</source>
        <translation>Keines seiner Targets verschwand mit ihm.</translation>
    </message>
    <message>
        <source>%1 went away with it.</source>
        <translation>%1 verschwand mit ihm.</translation>
    </message>
    <message>
        <source>%1 went away with it.</source>
        <comment>several targets</comment>
        <translation>%1 verschwanden mit ihm.</translation>
    </message>
    <message>
        <source>It crashed %1: %2</source>
        <translation>Es ist abgestürzt, %1: %2</translation>
    </message>
    <message>
        <source>Show crash</source>
        <translation>Absturz zeigen</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>Targets</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Konsole</translation>
    </message>
    <message>
        <source>MAC addresses</source>
        <translation>MAC-Adressen</translation>
    </message>
</context>
<context>
    <name>BoxInterfaces</name>
    <message>
        <source>through the agent of the box</source>
        <translation>über den Agenten des Geräts</translation>
    </message>
    <message>
        <source>through the agent of the box, switched off</source>
        <translation>über den Agenten des Geräts, ausgeschaltet</translation>
    </message>
</context>
<context>
    <name>BoxMenu</name>
    <message>
        <source>Mer&amp;ge it into</source>
        <translation>Aufneh&amp;men in</translation>
    </message>
    <message>
        <source>Take &amp;out of it again</source>
        <translation>Wieder &amp;herauslösen</translation>
    </message>
    <message>
        <source>%1, merged %2</source>
        <translation>%1, aufgenommen %2</translation>
    </message>
</context>
<context>
    <name>BoxText</name>
    <message>
        <source>1 line</source>
        <translation>1 Zeile</translation>
    </message>
    <message numerus="yes">
        <source>%n lines</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>counting down %1</source>
        <translation>zählt herunter: %1</translation>
    </message>
    <message>
        <source>at the prompt</source>
        <translation>am Prompt</translation>
    </message>
    <message>
        <source>running a command</source>
        <translation>führt Befehl aus</translation>
    </message>
    <message>
        <source>silent since its kernel started</source>
        <translation>schweigt seit dem Kernelstart</translation>
    </message>
    <message>
        <source>starting its kernel</source>
        <translation>startet den Kernel</translation>
    </message>
    <message>
        <source>talking</source>
        <translation>spricht</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und %n weitere</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>Heard at %1</source>
        <translation>Empfangen von %1</translation>
    </message>
    <message>
        <source>Tied to %1</source>
        <translation>Zugeordnet zu %1</translation>
    </message>
    <message>
        <source>Linux %1</source>
        <translation>Linux %1</translation>
    </message>
    <message>
        <source>Two boxes send from this address</source>
        <translation>Zwei Geräte senden von dieser Adresse</translation>
    </message>
    <message>
        <source>1 boot</source>
        <translation>1 Boot</translation>
    </message>
    <message numerus="yes">
        <source>%n boots</source>
        <translation>
            <numerusform>%n Boot</numerusform>
            <numerusform>%n Boots</numerusform>
        </translation>
    </message>
    <message>
        <source>First heard %1</source>
        <translation>Zuerst empfangen: %1</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>still running</source>
        <translation>läuft noch</translation>
    </message>
    <message>
        <source>ended unexpectedly</source>
        <translation>unerwartet beendet</translation>
    </message>
    <message>
        <source>panic</source>
        <translation>Panic</translation>
    </message>
    <message>
        <source>restarted</source>
        <translation>neu gestartet</translation>
    </message>
    <message>
        <source>powered off</source>
        <translation>ausgeschaltet</translation>
    </message>
    <message>
        <source>Boot %1 · %2 · %3 · %4</source>
        <translation>Boot %1 · %2 · %3 · %4</translation>
    </message>
    <message>
        <source>1 crash</source>
        <translation>1 Absturz</translation>
    </message>
    <message numerus="yes">
        <source>%n crashes</source>
        <translation>
            <numerusform>%n Absturz</numerusform>
            <numerusform>%n Abstürze</numerusform>
        </translation>
    </message>
    <message>
        <source>1 gap in its records</source>
        <translation>1 Lücke in den Einträgen</translation>
    </message>
    <message numerus="yes">
        <source>%n gaps in its records</source>
        <translation>
            <numerusform>%n Lücke in den Einträgen</numerusform>
            <numerusform>%n Lücken in den Einträgen</numerusform>
        </translation>
    </message>
    <message>
        <source>Last line: %1</source>
        <translation>Letzte Zeile: %1</translation>
    </message>
    <message>
        <source>Kernel panic</source>
        <translation>Kernel-Panic</translation>
    </message>
    <message>
        <source>Kernel oops</source>
        <translation>Kernel-Oops</translation>
    </message>
    <message>
        <source>Kernel bug</source>
        <translation>Kernel-Bug</translation>
    </message>
    <message>
        <source>Kernel warning</source>
        <translation>Kernel-Warnung</translation>
    </message>
    <message>
        <source>Undefined behaviour in the kernel</source>
        <translation>Undefiniertes Verhalten im Kernel</translation>
    </message>
    <message>
        <source>Invalid memory access in the kernel</source>
        <translation>Ungültiger Speicherzugriff im Kernel</translation>
    </message>
    <message>
        <source>A task hangs</source>
        <translation>Ein Task hängt</translation>
    </message>
    <message>
        <source>A processor is stuck</source>
        <translation>Ein Prozessor hängt</translation>
    </message>
    <message>
        <source>Out of memory</source>
        <translation>Speicher erschöpft</translation>
    </message>
    <message>
        <source>Disk errors</source>
        <translation>Festplattenfehler</translation>
    </message>
    <message>
        <source>A USB device keeps resetting</source>
        <translation>Ein USB-Gerät wird immer wieder zurückgesetzt</translation>
    </message>
    <message>
        <source>1 box</source>
        <translation>1 Gerät</translation>
    </message>
    <message numerus="yes">
        <source>%n boxes</source>
        <translation>
            <numerusform>%n Gerät</numerusform>
            <numerusform>%n Geräte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n talking</source>
        <translation>
            <numerusform>%n spricht</numerusform>
            <numerusform>%n sprechen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n at the prompt</source>
        <translation>
            <numerusform>%n am Prompt</numerusform>
            <numerusform>%n am Prompt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 lines per second</source>
        <translation>%1 Zeilen pro Sekunde</translation>
    </message>
    <message>
        <source>last heard %1</source>
        <translation>zuletzt gehört %1</translation>
    </message>
    <message>
        <source>quiet</source>
        <translation>still</translation>
    </message>
    <message>
        <source>all quiet</source>
        <translation>alle still</translation>
    </message>
</context>
<context>
    <name>BoxTexts</name>
    <message>
        <source>Nothing else is known of it.</source>
        <translation>Mehr ist nicht darüber bekannt.</translation>
    </message>
    <message>
        <source>You tied it to the box.</source>
        <translation>Sie haben es dem Gerät zugeordnet.</translation>
    </message>
    <message>
        <source>It is an interface of the box.</source>
        <translation>Es ist eine Schnittstelle des Geräts.</translation>
    </message>
    <message>
        <source>It answers from %1, an interface of the box.</source>
        <translation>Es antwortet von %1, einer Schnittstelle des Geräts.</translation>
    </message>
    <message>
        <source>It answers from this MAC address.</source>
        <translation>Es antwortet von dieser MAC-Adresse.</translation>
    </message>
    <message>
        <source>This computer&apos;s neighbour table has %1 for its address.</source>
        <translation>Die Nachbartabelle dieses Rechners hat %1 für seine Adresse.</translation>
    </message>
    <message>
        <source>The agent of the box has its address.</source>
        <translation>Der Agent des Geräts hat seine Adresse.</translation>
    </message>
    <message>
        <source>It may belong to %1 or %2: nothing proves which.</source>
        <translation>Es kann zu %1 oder %2 gehören: Nichts beweist, zu welchem Gerät.</translation>
    </message>
</context>
<context>
    <name>ConfigText</name>
    <message>
        <source>%1…</source>
        <translation>%1…</translation>
    </message>
    <message>
        <source>%1 could not be changed</source>
        <translation>%1 konnte nicht geändert werden</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>It did not answer in time. It may have stopped, or a frame was lost; the change may still have been made. Check the config string, then try again.</source>
        <translation>Es hat nicht rechtzeitig geantwortet. Vielleicht läuft es nicht mehr, oder ein Frame ging verloren; die Änderung kann trotzdem erfolgt sein. Prüfen Sie den Config-String und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The interface that leads to it is not up. Switch it on, then try again.</source>
        <translation>Die Schnittstelle dorthin ist nicht aktiv. Schalten Sie sie ein und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The target or the interface refused the request. Try again; if it is refused again, the target may not support config strings.</source>
        <translation>Das Target oder die Schnittstelle hat die Anfrage abgelehnt. Versuchen Sie es erneut; wird sie wieder abgelehnt, unterstützt das Target vielleicht keine Config-Strings.</translation>
    </message>
    <message>
        <source>A claim could reach the wrong disk. End the conflict first.</source>
        <translation>Das Beanspruchen könnte die falsche Festplatte treffen. Beenden Sie zuerst den Konflikt.</translation>
    </message>
    <message>
        <source>Nobody has claimed it.</source>
        <translation>Niemand hat es beansprucht.</translation>
    </message>
    <message>
        <source>Nobody had claimed it when it last answered.</source>
        <translation>Als es zuletzt antwortete, hatte es niemand beansprucht.</translation>
    </message>
    <message>
        <source>It was claimed when it last answered.</source>
        <translation>Als es zuletzt antwortete, war es beansprucht.</translation>
    </message>
    <message>
        <source>Claimed by this computer.</source>
        <translation>Von diesem Rechner beansprucht.</translation>
    </message>
    <message>
        <source>Claimed by “%1”. Others should leave it alone.</source>
        <translation>Von „%1“ beansprucht. Andere sollten es in Ruhe lassen.</translation>
    </message>
    <message>
        <source>Claimed by somebody. Others should leave it alone.</source>
        <translation>Von jemandem beansprucht. Andere sollten es in Ruhe lassen.</translation>
    </message>
    <message>
        <source>Changing the config string of %1</source>
        <translation>Config-String von %1 wird geändert</translation>
    </message>
    <message>
        <source>The change is sent to the target, then read back.</source>
        <translation>Die Änderung wird an das Target gesendet und dann zurückgelesen.</translation>
    </message>
    <message>
        <source>%1 is released</source>
        <translation>%1 ist freigegeben</translation>
    </message>
    <message>
        <source>Its config string is empty now.</source>
        <translation>Der Config-String ist jetzt leer.</translation>
    </message>
    <message>
        <source>%1 is claimed</source>
        <translation>%1 ist beansprucht</translation>
    </message>
    <message>
        <source>Its config string is now “%1”.</source>
        <translation>Der Config-String lautet jetzt „%1“.</translation>
    </message>
    <message>
        <source>%1 has another owner</source>
        <translation>%1 hat einen anderen Besitzer</translation>
    </message>
    <message>
        <source>Its config string is “%1”, so nothing was changed. Ask its owner first; to take it anyway, edit the string.</source>
        <translation>Der Config-String lautet „%1“, daher wurde nichts geändert. Fragen Sie zuerst den Besitzer; um das Target trotzdem zu übernehmen, bearbeiten Sie den Config-String.</translation>
    </message>
    <message>
        <source>%1 did not keep the string</source>
        <translation>%1 hat den Config-String nicht behalten</translation>
    </message>
    <message>
        <source>It accepted the change and then reported “%1”. Someone else may have changed it at the same time; check it, then try again.</source>
        <translation>Es hat die Änderung angenommen und dann „%1“ gemeldet. Vielleicht hat jemand anderes ihn gleichzeitig geändert; prüfen Sie ihn und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Release %1 from its owner?</source>
        <translation>%1 seinem Besitzer entziehen und freigeben?</translation>
    </message>
    <message>
        <source>Take %1 from its owner?</source>
        <translation>%1 seinem Besitzer entziehen?</translation>
    </message>
    <message>
        <source>Read it back on every path to check that it was kept.</source>
        <translation>Ihn auf jedem Pfad zurücklesen und prüfen, ob er erhalten geblieben ist.</translation>
    </message>
    <message>
        <source>Clear the config string of %1 by force.</source>
        <translation>Den Config-String von %1 erzwungen leeren.</translation>
    </message>
    <message>
        <source>Replace the config string of %1 by force.</source>
        <translation>Den Config-String von %1 erzwungen ersetzen.</translation>
    </message>
    <message>
        <source>Release %1</source>
        <translation>%1 freigeben</translation>
    </message>
    <message>
        <source>Replace the owner of %1</source>
        <translation>Besitzer von %1 ersetzen</translation>
    </message>
    <message>
        <source>A claim could reach the wrong disk.</source>
        <translation>Das Beanspruchen könnte die falsche Festplatte treffen.</translation>
    </message>
</context>
<context>
    <name>ConflictView</name>
    <message>
        <source>None reported</source>
        <translation>Nicht angegeben</translation>
    </message>
    <message>
        <source>MAC</source>
        <translation>MAC-Adresse</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Seriennummer</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Interface vendor</source>
        <translation>Hersteller der Schnittstelle</translation>
    </message>
    <message>
        <source>Heard on</source>
        <translation>Empfangen auf</translation>
    </message>
    <message>
        <source>Config string</source>
        <translation>Config-String</translation>
    </message>
    <message>
        <source>Not reported yet</source>
        <translation>Noch nicht gemeldet</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
</context>
<context>
    <name>ConsoleActions</name>
    <message>
        <source>&amp;Search everywhere</source>
        <translation>Überall &amp;suchen</translation>
    </message>
    <message>
        <source>Search all boxes and boots, from any time</source>
        <translation>Alle Geräte und Boots aus der gesamten Zeit durchsuchen</translation>
    </message>
    <message>
        <source>&amp;Nothing arrives?</source>
        <translation>Kommt &amp;nichts an?</translation>
    </message>
    <message>
        <source>Find out why nothing arrives from a box</source>
        <translation>Herausfinden, warum von einem Gerät nichts ankommt</translation>
    </message>
    <message>
        <source>Show &amp;all boxes</source>
        <translation>&amp;Alle Geräte anzeigen</translation>
    </message>
    <message>
        <source>Show the ne&amp;w crash</source>
        <translation>Neuen Abst&amp;urz anzeigen</translation>
    </message>
    <message>
        <source>&amp;Rename the box</source>
        <translation>Gerät um&amp;benennen</translation>
    </message>
    <message>
        <source>&amp;Tie it to a known box…</source>
        <translation>Bekanntem Gerät &amp;zuordnen&#xa0;…</translation>
    </message>
    <message>
        <source>F&amp;orget the box…</source>
        <translation>Gerät &amp;vergessen&#xa0;…</translation>
    </message>
    <message>
        <source>Ter&amp;minal</source>
        <translation>Ter&amp;minal</translation>
    </message>
    <message>
        <source>Type to the box&apos;s U-Boot</source>
        <translation>Eingaben an das U-Boot des Geräts senden</translation>
    </message>
    <message>
        <source>Where to &amp;listen…</source>
        <translation>&amp;Lauschen auf&#xa0;…</translation>
    </message>
    <message>
        <source>Show the &amp;box</source>
        <translation>&amp;Gerät zeigen</translation>
    </message>
    <message>
        <source>Chec&amp;k this environment…</source>
        <translation>Diese Um&amp;gebung prüfen …</translation>
    </message>
    <message>
        <source>Find out what is wrong with the environment that U-Boot printed last</source>
        <translation>Herausfinden, was an der Umgebung nicht stimmt, die U-Boot zuletzt ausgegeben hat</translation>
    </message>
    <message>
        <source>Set &amp;up netconsole…</source>
        <translation>Netconsole ein&amp;richten&#xa0;…</translation>
    </message>
    <message>
        <source>Let the box send its console here, or see which lines do that</source>
        <translation>Das Gerät seine Konsole hierher senden lassen, oder sehen, welche Zeilen das tun</translation>
    </message>
</context>
<context>
    <name>ConsoleNotices</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 starts</source>
        <translation>%1 startet</translation>
    </message>
    <message>
        <source>%1 has been silent since its kernel started</source>
        <translation>%1 schweigt seit dem Kernelstart</translation>
    </message>
    <message numerus="yes">
        <source>%n boxes crashed</source>
        <translation>
            <numerusform>%n Gerät ist abgestürzt</numerusform>
            <numerusform>%n Geräte sind abgestürzt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n boxes start</source>
        <translation>
            <numerusform>%n Gerät startet</numerusform>
            <numerusform>%n Geräte starten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n boxes have been silent since their kernels started</source>
        <translation>
            <numerusform>%n Gerät schweigt seit dem Kernelstart</numerusform>
            <numerusform>%n Geräte schweigen seit dem Kernelstart</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContentsText</name>
    <message>
        <source>Several, contradictory</source>
        <translation>Mehrere, widersprüchlich</translation>
    </message>
    <message>
        <source>%1 (part of a volume or RAID)</source>
        <translation>%1 (Teil eines Volumes oder RAID-Verbunds)</translation>
    </message>
    <message>
        <source>%1 (encrypted)</source>
        <translation>%1 (verschlüsselt)</translation>
    </message>
    <message>
        <source>EFI system</source>
        <translation>EFI-System</translation>
    </message>
    <message>
        <source>BIOS boot</source>
        <translation>BIOS-Boot</translation>
    </message>
    <message>
        <source>Linux file system</source>
        <translation>Linux-Dateisystem</translation>
    </message>
    <message>
        <source>Linux swap</source>
        <translation>Linux-Swap</translation>
    </message>
    <message>
        <source>Linux LVM</source>
        <translation>Linux-LVM</translation>
    </message>
    <message>
        <source>Linux RAID</source>
        <translation>Linux-RAID</translation>
    </message>
    <message>
        <source>Microsoft basic data</source>
        <translation>Microsoft-Basisdaten</translation>
    </message>
    <message>
        <source>Extended</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>File system</source>
        <translation>Dateisystem</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Bezeichnung</translation>
    </message>
    <message>
        <source>UUID</source>
        <translation>UUID</translation>
    </message>
    <message>
        <source>Partition %1</source>
        <translation>Partition %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>None recognized</source>
        <translation>Keines erkannt</translation>
    </message>
    <message>
        <source>Not inspected</source>
        <translation>Nicht untersucht</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>No partitions and no known file system. %1 read, nothing written.</source>
        <translation>Keine Partitionen und kein bekanntes Dateisystem. %1 gelesen, nichts geschrieben.</translation>
    </message>
    <message>
        <source>One file system, without partitions. %1 read, nothing written.</source>
        <translation>Ein Dateisystem, ohne Partitionen. %1 gelesen, nichts geschrieben.</translation>
    </message>
    <message>
        <source>Partition table %1 with %2 partitions. %3 read, nothing written.</source>
        <translation>Partitionstabelle %1, Partitionen: %2. %3 gelesen, nichts geschrieben.</translation>
    </message>
    <message>
        <source>Whole disk</source>
        <translation>Gesamte Festplatte</translation>
    </message>
    <message>
        <source>Inspecting the disk</source>
        <translation>Festplatte wird untersucht</translation>
    </message>
    <message>
        <source>Reading the first sectors.</source>
        <translation>Die ersten Sektoren werden gelesen.</translation>
    </message>
    <message>
        <source>%1 of %2 read.</source>
        <translation>%1 von %2 gelesen.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1 could not be inspected</source>
        <translation>%1 konnte nicht untersucht werden</translation>
    </message>
    <message>
        <source>The inspection was cancelled</source>
        <translation>Die Untersuchung wurde abgebrochen</translation>
    </message>
    <message>
        <source>%1 had been read by then.</source>
        <translation>Bis dahin waren %1 gelesen.</translation>
    </message>
    <message>
        <source>It stopped answering reads. The disk may be in standby, or the target may have stopped; try again in a few seconds.</source>
        <translation>Es antwortet nicht mehr auf Lesezugriffe. Vielleicht ist die Festplatte im Standby, oder das Target läuft nicht mehr; versuchen Sie es in einigen Sekunden erneut.</translation>
    </message>
    <message>
        <source>It is reserved by another initiator, so nobody else can read it. Ask whoever reserved it to release it.</source>
        <translation>Es ist von einem anderen Initiator reserviert, daher kann sonst niemand es lesen. Bitten Sie den Besitzer der Reservierung um Freigabe.</translation>
    </message>
    <message>
        <source>The target refused to read. Check its messages on its own box.</source>
        <translation>Das Target hat das Lesen verweigert. Prüfen Sie seine Meldungen auf seinem Gerät.</translation>
    </message>
    <message>
        <source>The disk reported an error while it was being read. It may be failing: back it up, and check it on its own box.</source>
        <translation>Die Festplatte hat beim Lesen einen Fehler gemeldet. Vielleicht ist sie defekt: Sichern Sie ihren Inhalt und prüfen Sie sie an ihrem Gerät.</translation>
    </message>
    <message>
        <source>It has not reported its size yet. Try again when its size is listed.</source>
        <translation>Es hat seine Größe noch nicht gemeldet. Versuchen Sie es erneut, sobald seine Größe angezeigt wird.</translation>
    </message>
    <message>
        <source>The interface that leads to it is not up. Switch it on, then try again.</source>
        <translation>Die Schnittstelle dorthin ist nicht aktiv. Schalten Sie sie ein und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Etherdeck could not read the answer. Try again; if it fails again, report a bug with the details below.</source>
        <translation>Etherdeck konnte die Antwort nicht lesen. Versuchen Sie es erneut; schlägt es wieder fehl, melden Sie den Fehler mit den Details unten.</translation>
    </message>
    <message>
        <source>Partition table %1 with one partition. %2 read, nothing written.</source>
        <translation>Partitionstabelle %1 mit einer Partition. %2 gelesen, nichts geschrieben.</translation>
    </message>
</context>
<context>
    <name>DepartureText</name>
    <message>
        <source>%1 “%2”</source>
        <translation>%1 „%2“</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 weitere</translation>
    </message>
    <message>
        <source>Nothing answers on %1 any more: check its cable and the switch first.</source>
        <translation>Auf %1 antwortet nichts mehr: Prüfen Sie zuerst Kabel und Switch.</translation>
    </message>
    <message>
        <source>They belong to boxes %1, some of which still answer.</source>
        <translation>Sie gehören zu den Geräten %1, von denen manche noch antworten.</translation>
    </message>
    <message>
        <source>They are all the targets of boxes %1: do these share a switch, a cable or a power outlet?</source>
        <translation>Das sind alle Targets der Geräte %1: Hängen diese am selben Switch, Kabel oder Stromanschluss?</translation>
    </message>
    <message>
        <source>Its box %1 still answers for other targets, so an export was probably stopped.</source>
        <translation>Sein Gerät %1 antwortet noch für andere Targets, also wurde wohl ein Export gestoppt.</translation>
    </message>
    <message>
        <source>They are all the targets of box %1: it may be off, or its cable unplugged.</source>
        <translation>Das sind alle Targets des Geräts %1: Vielleicht ist es ausgeschaltet oder sein Kabel abgezogen.</translation>
    </message>
    <message>
        <source>Its box %1 may be off, its export stopped, or a cable unplugged.</source>
        <translation>Vielleicht ist sein Gerät %1 ausgeschaltet, sein Export gestoppt oder ein Kabel abgezogen.</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>bis zu %1</translation>
    </message>
    <message>
        <source>%1 was away for %2</source>
        <translation>%1 war %2 lang weg</translation>
    </message>
    <message>
        <source>%1 targets were away for %2</source>
        <translation>%1 Targets waren %2 lang weg</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 Tage</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>It stopped answering at %1 and answers again.</source>
        <translation>Es hatte um %1 aufgehört zu antworten und antwortet wieder.</translation>
    </message>
    <message>
        <source>They stopped answering at %1 and answer again: %2.</source>
        <translation>Sie hatten um %1 aufgehört zu antworten und antworten wieder: %2.</translation>
    </message>
    <message>
        <source>%1 stopped answering at %2</source>
        <translation>%1 antwortet seit %2 nicht mehr</translation>
    </message>
    <message>
        <source>%1 targets stopped answering together at %2: %3</source>
        <translation>%1 Targets antworten seit %2 nicht mehr, alle zugleich: %3</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>This is notice %1 of %2.</source>
        <translation>Das ist Hinweis %1 von %2.</translation>
    </message>
    <message>
        <source>The only known target does not answer</source>
        <translation>Das einzige bekannte Target antwortet nicht</translation>
    </message>
    <message>
        <source>1 of %1 known targets does not answer</source>
        <translation>1 von %1 bekannten Targets antwortet nicht</translation>
    </message>
    <message>
        <source>%1 of %2 known targets do not answer</source>
        <translation>%1 von %2 bekannten Targets antworten nicht</translation>
    </message>
    <message>
        <source>They are listed as missing since they last answered. Targets that are gone for good can be removed from the list.</source>
        <translation>Sie gelten als vermisst, seit sie zuletzt geantwortet haben. Targets, die endgültig weg sind, können aus der Liste entfernt werden.</translation>
    </message>
    <message>
        <source>It is listed as missing since it last answered. If it is gone for good, remove it from the list.</source>
        <translation>Es gilt als vermisst, seit es zuletzt geantwortet hat. Wenn es endgültig weg ist, entfernen Sie es aus der Liste.</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Anzeigen</translation>
    </message>
</context>
<context>
    <name>DeviceFailures</name>
    <message>
        <source>The program %1 is not installed on this computer.</source>
        <translation>Das Programm %1 ist auf diesem Rechner nicht installiert.</translation>
    </message>
    <message>
        <source>Nobody answers there.</source>
        <translation>Dort antwortet niemand.</translation>
    </message>
    <message>
        <source>The box lets this user in with none of the keys.</source>
        <translation>Das Gerät lässt diesen Benutzer mit keinem der Schlüssel ein.</translation>
    </message>
    <message>
        <source>No host has this name.</source>
        <translation>Kein Rechner hat diesen Namen.</translation>
    </message>
    <message>
        <source>The host is there, but no SSH server answers.</source>
        <translation>Der Rechner ist da, aber es antwortet kein SSH-Server.</translation>
    </message>
    <message>
        <source>ssh does not know its host key.</source>
        <translation>ssh kennt seinen Hostschlüssel nicht.</translation>
    </message>
    <message>
        <source>Its host key has changed.</source>
        <translation>Sein Hostschlüssel hat sich geändert.</translation>
    </message>
    <message>
        <source>Check the name, or use the address of the box.</source>
        <translation>Prüfen Sie den Namen, oder verwenden Sie die Adresse des Geräts.</translation>
    </message>
    <message>
        <source>The box may still be starting, or its SSH server has another port: ssh://USER@HOST:PORT.</source>
        <translation>Vielleicht startet das Gerät noch, oder sein SSH-Server hat einen anderen Port: ssh://USER@HOST:PORT.</translation>
    </message>
    <message>
        <source>If the box was installed again, that is why. Otherwise another computer may have its address, or someone may be intercepting the connection. This command says how to forget the old key:</source>
        <translation>Wurde das Gerät neu installiert, liegt es daran. Sonst hat vielleicht ein anderer Rechner seine Adresse, oder jemand fängt die Verbindung ab. Dieser Befehl zeigt, wie Sie den alten Schlüssel entfernen:</translation>
    </message>
    <message>
        <source>Its SSH server only knows methods that this ssh no longer uses.</source>
        <translation>Sein SSH-Server kennt nur Verfahren, die dieses ssh nicht mehr verwendet.</translation>
    </message>
    <message>
        <source>The box is there, but no Etherdeck agent runs on it.</source>
        <translation>Das Gerät ist da, aber es läuft kein Etherdeck-Agent darauf.</translation>
    </message>
    <message>
        <source>What answers there does not speak the agent&apos;s protocol.</source>
        <translation>Was dort antwortet, spricht nicht das Protokoll des Agenten.</translation>
    </message>
    <message>
        <source>The agent on the box is too old for this version of Etherdeck.</source>
        <translation>Der Agent auf dem Gerät ist zu alt für diese Version von Etherdeck.</translation>
    </message>
    <message>
        <source>The agent on the box is newer than this version of Etherdeck understands.</source>
        <translation>Der Agent auf dem Gerät ist neuer, als diese Version von Etherdeck versteht.</translation>
    </message>
    <message>
        <source>The agent on the box does not offer this (%1).</source>
        <translation>Der Agent auf dem Gerät bietet das nicht an (%1).</translation>
    </message>
    <message>
        <source>The connection was made, but no answer came in time.</source>
        <translation>Die Verbindung kam zustande, aber keine Antwort kam rechtzeitig.</translation>
    </message>
    <message>
        <source>The connection to the box ended.</source>
        <translation>Die Verbindung zum Gerät endete.</translation>
    </message>
    <message>
        <source>Install it (ssh is in the package openssh-client), or change the device.</source>
        <translation>Installieren Sie es (ssh ist im Paket openssh-client), oder ändern Sie den Zugang.</translation>
    </message>
    <message>
        <source>Check that the box is on, and its name or address. This terminal command shows what ssh says:</source>
        <translation>Prüfen Sie, ob das Gerät eingeschaltet ist, und seinen Namen oder seine Adresse. Dieser Befehl zeigt, was ssh meldet:</translation>
    </message>
    <message>
        <source>Connect once in a terminal, compare the fingerprint with the box, and accept it:</source>
        <translation>Verbinden Sie sich einmal in einem Terminal, vergleichen Sie den Fingerabdruck mit dem Gerät, und nehmen Sie ihn an:</translation>
    </message>
    <message>
        <source>Update the box, or allow its method for this host in ~/.ssh/config.</source>
        <translation>Aktualisieren Sie das Gerät, oder erlauben Sie sein Verfahren für diesen Host in ~/.ssh/config.</translation>
    </message>
    <message>
        <source>Check the device: it has to lead to etherdeck-agent.</source>
        <translation>Prüfen Sie den Zugang: Er muss zu etherdeck-agent führen.</translation>
    </message>
    <message>
        <source>Update Etherdeck on this computer.</source>
        <translation>Aktualisieren Sie Etherdeck auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Etherdeck connects again by itself. If this goes on, check the box and the network.</source>
        <translation>Etherdeck verbindet sich von selbst wieder. Wenn es so bleibt, prüfen Sie Gerät und Netz.</translation>
    </message>
    <message>
        <source>Choose another address.</source>
        <translation>Wählen Sie eine andere Adresse.</translation>
    </message>
    <message>
        <source>End that use first. No confirmation overrides it.</source>
        <translation>Beenden Sie zuerst diese Verwendung. Keine Bestätigung setzt sich darüber hinweg.</translation>
    </message>
    <message>
        <source>Unlock the disk first, on the page Disks.</source>
        <translation>Entsperren Sie zuerst die Festplatte, unter „Festplatten“.</translation>
    </message>
    <message>
        <source>Switch the interface on, or choose another one.</source>
        <translation>Schalten Sie die Schnittstelle ein, oder wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>Plug in the disk that was exported, or export this one anew.</source>
        <translation>Schließen Sie die exportierte Festplatte an, oder exportieren Sie diese neu.</translation>
    </message>
    <message>
        <source>Nothing has to be done.</source>
        <translation>Es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>The box has changed since the plan was made. Plan again.</source>
        <translation>Das Gerät hat sich geändert, seit der Plan gemacht wurde. Planen Sie erneut.</translation>
    </message>
    <message>
        <source>Wait until the other change is done, kept or reverted.</source>
        <translation>Warten Sie, bis die andere Änderung fertig, behalten oder zurückgenommen ist.</translation>
    </message>
    <message>
        <source>The steps before it were undone: the box is as it was.</source>
        <translation>Die Schritte davor wurden rückgängig gemacht: Das Gerät ist, wie es war.</translation>
    </message>
    <message>
        <source>Not everything could be undone. Look at the box.</source>
        <translation>Nicht alles konnte rückgängig gemacht werden. Sehen Sie auf dem Gerät nach.</translation>
    </message>
    <message>
        <source>Make room on the box&apos;s own disk.</source>
        <translation>Schaffen Sie Platz auf der eigenen Festplatte des Geräts.</translation>
    </message>
    <message>
        <source>What was done before was undone.</source>
        <translation>Was davor geschah, wurde rückgängig gemacht.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>This box has no way to do it.</source>
        <translation>Dieses Gerät kann das nicht.</translation>
    </message>
    <message>
        <source>The details show what the agent said.</source>
        <translation>Die Einzelheiten zeigen, was der Agent meldet.</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>The box refuses this</source>
        <translation>Das Gerät lehnt dies ab</translation>
    </message>
    <message>
        <source>Not available on this box</source>
        <translation>Auf diesem Gerät nicht verfügbar</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Take it over first, or stop it where it was started.</source>
        <translation>Übernehmen Sie es zuerst, oder beenden Sie es dort, wo es gestartet wurde.</translation>
    </message>
    <message>
        <source>Update the box. If that cannot be done, the method can be allowed for this box alone.</source>
        <translation>Aktualisieren Sie das Gerät. Wenn das nicht geht, kann das Verfahren für dieses Gerät allein zugelassen werden.</translation>
    </message>
    <message>
        <source>Update the agent on the box, with “etherdeckctl device install” or its package.</source>
        <translation>Aktualisieren Sie den Agenten auf dem Gerät, mit „etherdeckctl device install“ oder mit seinem Paket.</translation>
    </message>
    <message>
        <source>Once your public key is copied to the box, no password is needed:</source>
        <translation>Wenn Ihr öffentlicher Schlüssel einmal auf das Gerät kopiert ist, wird kein Passwort gebraucht:</translation>
    </message>
    <message>
        <source>It can be installed by SSH. In a terminal, the box gets a name first; choose any:</source>
        <translation>Er kann über SSH installiert werden. Im Terminal bekommt das Gerät zuerst einen Namen; wählen Sie einen beliebigen:</translation>
    </message>
    <message>
        <source>The box refused the login.</source>
        <translation>Das Gerät hat die Anmeldung abgelehnt.</translation>
    </message>
    <message>
        <source>A host on the way to it (ProxyJump) does not let this computer pass, or does not reach it.</source>
        <translation>Ein Rechner auf dem Weg dorthin (ProxyJump) lässt diesen Computer nicht durch oder erreicht es nicht.</translation>
    </message>
    <message>
        <source>Connect once in a terminal: ssh names the host and says what it needs. Its key is not that of the box.</source>
        <translation>Einmal in einem Terminal verbinden: ssh nennt den Rechner und sagt, was er braucht. Sein Schlüssel ist nicht der des Geräts.</translation>
    </message>
    <message>
        <source>Check once that the key is that of the box.</source>
        <translation>Prüfen Sie einmal, dass der Schlüssel der des Geräts ist.</translation>
    </message>
    <message>
        <source>If the box was installed again, that is why: check the new key. Otherwise another computer may have its address, or someone may be intercepting the connection.</source>
        <translation>Wenn das Gerät neu installiert wurde, liegt es daran: Prüfen Sie den neuen Schlüssel. Sonst hat vielleicht ein anderer Computer seine Adresse, oder jemand hört die Verbindung ab.</translation>
    </message>
</context>
<context>
    <name>DevicePlaces</name>
    <message>
        <source>Connecting to %1</source>
        <translation>Verbindung mit %1</translation>
    </message>
    <message>
        <source>This takes up to ten seconds where nobody answers.</source>
        <translation>Wo niemand antwortet, dauert das bis zu zehn Sekunden.</translation>
    </message>
    <message>
        <source>Not available on this box</source>
        <translation>Auf diesem Gerät nicht verfügbar</translation>
    </message>
    <message>
        <source>No exports</source>
        <translation>Keine Exporte</translation>
    </message>
    <message>
        <source>No disks</source>
        <translation>Keine Festplatten</translation>
    </message>
    <message>
        <source>The box sees no disk. One that is plugged in appears here.</source>
        <translation>Das Gerät sieht keine Festplatte. Wird eine angeschlossen, erscheint sie hier.</translation>
    </message>
    <message>
        <source>No interfaces</source>
        <translation>Keine Schnittstellen</translation>
    </message>
    <message>
        <source>The box has no Ethernet interface.</source>
        <translation>Das Gerät hat keine Ethernet-Schnittstelle.</translation>
    </message>
    <message>
        <source>No changes yet</source>
        <translation>Noch keine Änderungen</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Nichts passt dazu</translation>
    </message>
    <message>
        <source>No row contains “%1”.</source>
        <translation>Keine Zeile enthält „%1“.</translation>
    </message>
    <message>
        <source>This box offers nothing on the SAN yet. “New export…” makes one of its disks a target.</source>
        <translation>Dieses Gerät bietet im SAN noch nichts an. „Neuer Export&#xa0;…“ macht eine seiner Festplatten zum Target.</translation>
    </message>
    <message>
        <source>Changes made to this box are listed here. Most of them can be undone.</source>
        <translation>Änderungen an diesem Gerät stehen hier. Die meisten lassen sich rückgängig machen.</translation>
    </message>
    <message>
        <source>Its agent does not offer this. A newer one may: update the agent on the box.</source>
        <translation>Sein Agent bietet das nicht. Ein neuerer vielleicht: Aktualisieren Sie den Agenten auf dem Gerät.</translation>
    </message>
</context>
<context>
    <name>DeviceRows</name>
    <message>
        <source>Disk</source>
        <translation>Festplatte</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>Partition</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>Array</source>
        <translation>Verbund</translation>
    </message>
    <message>
        <source>Loop device</source>
        <translation>Loop-Gerät</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>System disk</source>
        <translation>Systemfestplatte</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Frei</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>started by somebody else</source>
        <translation>von jemand anderem gestartet</translation>
    </message>
    <message>
        <source>starts at boot</source>
        <translation>startet mit dem Gerät</translation>
    </message>
    <message>
        <source>read only</source>
        <translation>nur lesen</translation>
    </message>
    <message>
        <source>writes through</source>
        <translation>schreibt durch</translation>
    </message>
    <message>
        <source>no cache</source>
        <translation>ohne Cache</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>Ausgeschaltet</translation>
    </message>
    <message>
        <source>No carrier</source>
        <translation>Kein Träger</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Rückgängig gemacht</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Reverted</source>
        <translation>Zurückgenommen</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Verwendung</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>Seriennummer</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Stable name</source>
        <translation>Fester Name</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Interfaces</source>
        <translation>Schnittstellen</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>Zugelassen</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>Schnittstelle</translation>
    </message>
    <message>
        <source>MTU</source>
        <translation>MTU</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>MAC address</source>
        <translation>MAC-Adresse</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adressen</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>%1 “%2”</source>
        <translation>%1 „%2“</translation>
    </message>
    <message>
        <source>%1 Mb/s</source>
        <translation>%1 Mbit/s</translation>
    </message>
    <message>
        <source>Not managed</source>
        <translation>Nicht verwaltet</translation>
    </message>
    <message>
        <source>%1, half duplex</source>
        <translation>%1, Halbduplex</translation>
    </message>
    <message>
        <source>A vblade that somebody else started. Etherdeck shows it, and leaves it alone unless you take it over.</source>
        <translation>Ein vblade, das jemand anders gestartet hat. Etherdeck zeigt es und lässt es in Ruhe, solange Sie es nicht übernehmen.</translation>
    </message>
    <message>
        <source>Requests/s</source>
        <translation>Anfragen/s</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Hinweise</translation>
    </message>
</context>
<context>
    <name>DeviceUboot</name>
    <message>
        <source>checksum right</source>
        <translation>Prüfsumme richtig</translation>
    </message>
    <message>
        <source>erased</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>checksum wrong</source>
        <translation>Prüfsumme falsch</translation>
    </message>
    <message>
        <source>no variables</source>
        <translation>keine Variablen</translation>
    </message>
    <message>
        <source>The partition is too short for an environment.</source>
        <translation>Die Partition ist zu kurz für eine Umgebung.</translation>
    </message>
    <message>
        <source>The flash memory is erased there: U-Boot uses its built-in defaults.</source>
        <translation>Der Flash-Speicher ist dort gelöscht: U-Boot benutzt seine eingebauten Voreinstellungen.</translation>
    </message>
    <message>
        <source>Its checksum is wrong: it is damaged, or it is elsewhere in the flash memory.</source>
        <translation>Die Prüfsumme ist falsch: Die Umgebung ist beschädigt oder steht an anderer Stelle im Flash-Speicher.</translation>
    </message>
    <message>
        <source>Its checksum is right, but it does not hold variables.</source>
        <translation>Die Prüfsumme ist richtig, aber es stehen keine Variablen darin.</translation>
    </message>
    <message>
        <source>It is too large.</source>
        <translation>Sie ist zu groß.</translation>
    </message>
    <message>
        <source>“%1” (%2) at %3</source>
        <translation>„%1“ (%2) bei %3</translation>
    </message>
    <message>
        <source>%1 KB</source>
        <translation>%1 KB</translation>
    </message>
    <message>
        <source>no bad block</source>
        <translation>kein defekter Block</translation>
    </message>
    <message>
        <source>1 bad block</source>
        <translation>1 defekter Block</translation>
    </message>
    <message numerus="yes">
        <source>%n bad blocks</source>
        <translation>
            <numerusform>%n defekter Block</numerusform>
            <numerusform>%n defekte Blöcke</numerusform>
        </translation>
    </message>
    <message>
        <source>read only</source>
        <translation>schreibgeschützt</translation>
    </message>
    <message numerus="yes">
        <source>%n variables</source>
        <translation>
            <numerusform>%n Variable</numerusform>
            <numerusform>%n Variablen</numerusform>
        </translation>
    </message>
    <message>
        <source>The environment was not written completely</source>
        <translation>Die Umgebung wurde nicht vollständig geschrieben</translation>
    </message>
    <message>
        <source>Do not restart the box. What was there before is in %1 on the box, and its agent goes back to it.</source>
        <translation>Starten Sie das Gerät nicht neu. Was vorher da war, steht auf dem Gerät in %1, und der Agent stellt es wieder her.</translation>
    </message>
    <message>
        <source>There is no environment that can be changed</source>
        <translation>Es gibt keine Umgebung, die sich ändern lässt</translation>
    </message>
    <message>
        <source>A backup of this box can be restored.</source>
        <translation>Eine Sicherung dieses Geräts kann wiederhergestellt werden.</translation>
    </message>
    <message>
        <source>Its partition has bad blocks</source>
        <translation>Die Partition hat defekte Blöcke</translation>
    </message>
    <message>
        <source>It can only be read</source>
        <translation>Sie lässt sich nur lesen</translation>
    </message>
    <message>
        <source>The kernel of the box lets nobody write to its partition.</source>
        <translation>Der Kernel des Geräts lässt niemanden in diese Partition schreiben.</translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation>Geben Sie einen Namen ein.</translation>
    </message>
    <message>
        <source>This variable is there already.</source>
        <translation>Diese Variable gibt es schon.</translation>
    </message>
    <message>
        <source>A name may only contain letters, digits and _ . : + -.</source>
        <translation>Ein Name darf nur Buchstaben, Ziffern und _ . : + - enthalten.</translation>
    </message>
    <message>
        <source>At %1. What U-Boot does then depends on how it was built, so nothing is changed.</source>
        <translation>Bei %1. Was U-Boot dann tut, hängt davon ab, wie es gebaut wurde; deshalb wird nichts geändert.</translation>
    </message>
</context>
<context>
    <name>Devices</name>
    <message>
        <source>mounted at %1</source>
        <translation>eingehängt unter %1</translation>
    </message>
    <message>
        <source>swap</source>
        <translation>Auslagerung</translation>
    </message>
    <message>
        <source>part of %1</source>
        <translation>Teil von %1</translation>
    </message>
    <message>
        <source>loop device %1</source>
        <translation>Loop-Gerät %1</translation>
    </message>
    <message>
        <source>export %1</source>
        <translation>Export %1</translation>
    </message>
    <message>
        <source>the running system</source>
        <translation>das laufende System</translation>
    </message>
    <message>
        <source>opened by a program</source>
        <translation>von einem Programm geöffnet</translation>
    </message>
    <message>
        <source>%1 is in use</source>
        <translation>%1 wird verwendet</translation>
    </message>
    <message>
        <source>Connecting …</source>
        <translation>Verbindet&#xa0;…</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Not connected · last known %1</source>
        <translation>Nicht verbunden · zuletzt bekannt %1</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 T %2 h</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>Linux %1</source>
        <translation>Linux %1</translation>
    </message>
    <message>
        <source>up %1</source>
        <translation>läuft seit %1</translation>
    </message>
    <message>
        <source>load %1</source>
        <translation>Last %1</translation>
    </message>
    <message>
        <source>%1 of %2 memory free</source>
        <translation>%1 von %2 Speicher frei</translation>
    </message>
    <message>
        <source>%1 °C</source>
        <translation>%1 °C</translation>
    </message>
    <message>
        <source>vblade is not installed</source>
        <translation>vblade ist nicht installiert</translation>
    </message>
    <message>
        <source>vblade %1</source>
        <translation>vblade %1</translation>
    </message>
    <message>
        <source>agent %1</source>
        <translation>Agent %1</translation>
    </message>
    <message>
        <source>Not checked from the box: whether the target answers outside. The inventory shows it.</source>
        <translation>Vom Gerät aus nicht geprüft: ob das Target von außen antwortet. Das Inventar zeigt es.</translation>
    </message>
    <message>
        <source>%1: runs and has announced itself</source>
        <translation>%1: läuft und hat sich gemeldet</translation>
    </message>
    <message>
        <source>%1: runs; its announcement was not seen</source>
        <translation>%1: läuft; seine Meldung wurde nicht gesehen</translation>
    </message>
    <message>
        <source>%1: reads back as written</source>
        <translation>%1: steht da wie geschrieben</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
</context>
<context>
    <name>DiskMap</name>
    <message>
        <source>locked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>read only</source>
        <translation>nur lesen</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>Alle</translation>
    </message>
    <message numerus="yes">
        <source>%n initiators</source>
        <translation>
            <numerusform>%n Initiator</numerusform>
            <numerusform>%n Initiatoren</numerusform>
        </translation>
    </message>
    <message>
        <source>on the segment</source>
        <translation>im Segment</translation>
    </message>
    <message>
        <source>The box does not see it</source>
        <translation>Das Gerät sieht sie nicht</translation>
    </message>
    <message>
        <source>One initiator</source>
        <translation>Ein Initiator</translation>
    </message>
</context>
<context>
    <name>DoubtText</name>
    <message>
        <source>They report no serial number.</source>
        <translation>Sie melden keine Seriennummer.</translation>
    </message>
    <message>
        <source>The serial number that they report, “%1”, is a placeholder that others report too.</source>
        <translation>Die gemeldete Seriennummer „%1“ ist ein Platzhalter, den auch andere melden.</translation>
    </message>
    <message>
        <source>The serial number that they report, “%1”, is only a host name: boxes with the same image share it.</source>
        <translation>Die gemeldete Seriennummer „%1“ ist nur ein Rechnername: Geräte mit demselben Image haben denselben.</translation>
    </message>
    <message>
        <source>The serial number that they report, “%1”, may have been cut short.</source>
        <translation>Die gemeldete Seriennummer „%1“ ist vielleicht abgeschnitten.</translation>
    </message>
    <message>
        <source>The serial number that they report, “%1”, appears at other addresses too.</source>
        <translation>Die gemeldete Seriennummer „%1“ kommt auch an anderen Adressen vor.</translation>
    </message>
    <message>
        <source>Their content has not been compared yet.</source>
        <translation>Ihr Inhalt wurde noch nicht verglichen.</translation>
    </message>
    <message>
        <source>Their content has not been compared yet, because many others are waiting.</source>
        <translation>Ihr Inhalt wurde noch nicht verglichen, weil viele andere warten.</translation>
    </message>
    <message>
        <source>What was read from them is empty.</source>
        <translation>Was von ihnen gelesen wurde, ist leer.</translation>
    </message>
    <message>
        <source>What was read from them kept changing.</source>
        <translation>Was von ihnen gelesen wurde, änderte sich ständig.</translation>
    </message>
    <message>
        <source>They are reserved by others, so this computer cannot read them.</source>
        <translation>Sie sind von anderen reserviert, daher kann dieser Rechner sie nicht lesen.</translation>
    </message>
    <message>
        <source>They refuse reads.</source>
        <translation>Sie lehnen Lesezugriffe ab.</translation>
    </message>
    <message>
        <source>One of them does not answer reads.</source>
        <translation>Eines davon beantwortet keine Lesezugriffe.</translation>
    </message>
    <message>
        <source>One of them does not say which disk it is.</source>
        <translation>Eines davon sagt nicht, welche Festplatte es ist.</translation>
    </message>
    <message>
        <source>%1 answers from two boxes, and nothing proves that they hold the same disk</source>
        <translation>%1 antwortet von zwei Geräten, und nichts beweist, dass sie dieselbe Festplatte haben</translation>
    </message>
    <message>
        <source>%1 answers from %2 boxes, and nothing proves that they hold the same disk</source>
        <translation>%1 antwortet von %2 Geräten, und nichts beweist, dass sie dieselbe Festplatte haben</translation>
    </message>
    <message>
        <source>This is being checked.</source>
        <translation>Das wird gerade geprüft.</translation>
    </message>
    <message>
        <source>A partition table or a file system on it will tell.</source>
        <translation>Eine Partitionstabelle oder ein Dateisystem darauf wird es zeigen.</translation>
    </message>
    <message>
        <source>Stop what writes to it, and compare again.</source>
        <translation>Stoppen Sie, was darauf schreibt, und vergleichen Sie noch einmal.</translation>
    </message>
    <message>
        <source>Release the reservation, or compare on the computer that holds it.</source>
        <translation>Heben Sie die Reservierung auf, oder vergleichen Sie auf dem Rechner, der sie hält.</translation>
    </message>
    <message>
        <source>Find the boxes by their MAC addresses, and check what they export.</source>
        <translation>Suchen Sie die Geräte anhand ihrer MAC-Adressen, und sehen Sie nach, was sie exportieren.</translation>
    </message>
    <message>
        <source>Wait until the disk has spun up, add this computer to its allowed initiators, and compare again.</source>
        <translation>Warten Sie, bis die Festplatte angelaufen ist, nehmen Sie diesen Rechner in ihre Liste der zugelassenen Initiatoren auf, und vergleichen Sie noch einmal.</translation>
    </message>
    <message>
        <source>%1 One box with two network ports is not a conflict; two boxes are, and using both destroys data. %2 Do not mount %3 until this is clear.</source>
        <translation>%1 Ein Gerät mit zwei Netzanschlüssen ist kein Konflikt; zwei Geräte sind einer, und wer beide verwendet, zerstört Daten. %2 Hängen Sie %3 nicht ein, bevor das geklärt ist.</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 weitere</translation>
    </message>
    <message>
        <source>The same is true of %1.</source>
        <translation>Dasselbe gilt für %1.</translation>
    </message>
    <message>
        <source>One MAC address, heard on several interfaces.</source>
        <translation>Eine MAC-Adresse, gehört auf mehreren Schnittstellen.</translation>
    </message>
    <message>
        <source>All paths report the same serial number.</source>
        <translation>Alle Pfade melden dieselbe Seriennummer.</translation>
    </message>
    <message>
        <source>All paths returned the same data where it was compared.</source>
        <translation>Wo verglichen wurde, lieferten alle Pfade dieselben Daten.</translation>
    </message>
    <message>
        <source>At least %1 more MAC addresses answer as %2 but are not listed.</source>
        <translation>Mindestens %1 weitere MAC-Adressen antworten als %2, die nicht aufgeführt sind.</translation>
    </message>
    <message>
        <source>One more MAC address answers as %1 but is not listed.</source>
        <translation>Eine weitere MAC-Adresse antwortet als %1, die nicht aufgeführt ist.</translation>
    </message>
    <message>
        <source>%1 more MAC addresses answer as %2 but are not listed.</source>
        <translation>%1 weitere MAC-Adressen antworten als %2, die nicht aufgeführt sind.</translation>
    </message>
</context>
<context>
    <name>Edit</name>
    <message>
        <source>the note on %1</source>
        <translation>Notiz zu %1</translation>
    </message>
    <message>
        <source>the name of %1</source>
        <translation>Name von %1</translation>
    </message>
    <message>
        <source>bringing back %1</source>
        <translation>Zurückholen von %1</translation>
    </message>
    <message>
        <source>forgetting %1</source>
        <translation>Vergessen von %1</translation>
    </message>
    <message>
        <source>bringing back %1 targets</source>
        <translation>Zurückholen von %1 Targets</translation>
    </message>
    <message>
        <source>the note on a line</source>
        <translation>Notiz zu einer Zeile</translation>
    </message>
    <message>
        <source>the bookmark</source>
        <translation>Lesezeichen</translation>
    </message>
    <message>
        <source>releasing %1</source>
        <translation>Freigeben von %1</translation>
    </message>
    <message>
        <source>claiming %1</source>
        <translation>Beanspruchen von %1</translation>
    </message>
    <message>
        <source>the config string of %1</source>
        <translation>Config-String von %1</translation>
    </message>
    <message>
        <source>%1 is in the list again</source>
        <translation>%1 steht wieder in der Liste</translation>
    </message>
    <message>
        <source>%1 targets are in the list again</source>
        <translation>%1 Targets stehen wieder in der Liste</translation>
    </message>
    <message>
        <source>%1 was forgotten</source>
        <translation>%1 wurde vergessen</translation>
    </message>
    <message>
        <source>%1 was taken out of %2</source>
        <translation>%1 wurde aus %2 herausgelöst</translation>
    </message>
    <message>
        <source>The output of boots that began while they were merged stays with %1.</source>
        <translation>Ausgaben von Boots, die begannen, während beide zusammengeführt waren, bleiben bei %1.</translation>
    </message>
    <message>
        <source>%1 was merged into %2</source>
        <translation>%1 wurde in %2 aufgenommen</translation>
    </message>
    <message>
        <source>They can be taken apart later in the menu of the box.</source>
        <translation>Sie lassen sich später im Menü des Geräts wieder trennen.</translation>
    </message>
    <message>
        <source>The name and note of %1 were removed</source>
        <translation>Name und Notiz von %1 wurden entfernt</translation>
    </message>
    <message>
        <source>shelf %1</source>
        <translation>Shelf %1</translation>
    </message>
    <message>
        <source>the box of %1</source>
        <translation>Gerät von %1</translation>
    </message>
    <message>
        <source>taking %1 out of %2</source>
        <translation>Herauslösen von %1 aus %2</translation>
    </message>
    <message>
        <source>merging %1 into %2</source>
        <translation>Aufnehmen von %1 in %2</translation>
    </message>
    <message>
        <source>the highlight rules</source>
        <translation>Hervorhebungsregeln</translation>
    </message>
    <message>
        <source>%1 was released</source>
        <translation>%1 wurde freigegeben</translation>
    </message>
    <message>
        <source>Its output is removed in %1 minutes. Until then it can be brought back.</source>
        <translation>Seine Ausgaben werden in %1 Minuten entfernt. Bis dahin lässt es sich zurückholen.</translation>
    </message>
    <message>
        <source>The bookmark was removed</source>
        <translation>Das Lesezeichen wurde entfernt</translation>
    </message>
    <message>
        <source>removing %1 from the list</source>
        <translation>Entfernen von %1 aus der Liste</translation>
    </message>
    <message>
        <source>removing %1 targets from the list</source>
        <translation>Entfernen von %1 Targets aus der Liste</translation>
    </message>
    <message>
        <source>%1 was removed from the list</source>
        <translation>%1 wurde aus der Liste entfernt</translation>
    </message>
    <message>
        <source>%1 targets were removed from the list</source>
        <translation>%1 Targets wurden aus der Liste entfernt</translation>
    </message>
    <message>
        <source>the name of a box</source>
        <translation>der Name eines Geräts</translation>
    </message>
    <message>
        <source>adding %1</source>
        <translation>Hinzufügen von %1</translation>
    </message>
    <message>
        <source>Nothing was changed on the box.</source>
        <translation>Auf dem Gerät wurde nichts geändert.</translation>
    </message>
    <message>
        <source>“%1” on %2</source>
        <translation>„%1“ auf %2</translation>
    </message>
    <message>
        <source>the group of %1</source>
        <translation>die Gruppe von %1</translation>
    </message>
    <message>
        <source>tying %1 to %2</source>
        <translation>das Zuordnen von %1 zu %2</translation>
    </message>
    <message>
        <source>untying %1 from %2</source>
        <translation>das Lösen von %1 von %2</translation>
    </message>
    <message>
        <source>%1 is tied to %2</source>
        <translation>%1 ist %2 zugeordnet</translation>
    </message>
    <message>
        <source>%1 does not belong to %2 any more</source>
        <translation>%1 gehört nicht mehr zu %2</translation>
    </message>
    <message>
        <source>This counts, even against proof, until it is tied again.</source>
        <translation>Das gilt, auch gegen einen Beweis, bis es wieder zugeordnet wird.</translation>
    </message>
</context>
<context>
    <name>EmptyLog</name>
    <message>
        <source>No line matches the filter</source>
        <translation>Keine Zeile passt zum Filter</translation>
    </message>
    <message>
        <source>The lines are still there: the filter hides them.</source>
        <translation>Die Zeilen sind noch da: Der Filter verbirgt sie.</translation>
    </message>
    <message>
        <source>No output yet</source>
        <translation>Noch keine Ausgabe</translation>
    </message>
    <message>
        <source>What the box sends over netconsole appears here as it arrives, and is stored.</source>
        <translation>Was das Gerät über netconsole sendet, erscheint hier, sobald es ankommt, und wird gespeichert.</translation>
    </message>
    <message>
        <source>Searching for lines that match the filter</source>
        <translation>Zeilen, die zum Filter passen, werden gesucht</translation>
    </message>
    <message>
        <source>None so far. Matches appear as they are found.</source>
        <translation>Bisher keine. Treffer erscheinen sofort.</translation>
    </message>
    <message>
        <source>Searched back to</source>
        <translation>Gesucht bis</translation>
    </message>
</context>
<context>
    <name>EnvironmentTexts</name>
    <message>
        <source>bootcmd is not set.</source>
        <translation>bootcmd ist nicht gesetzt.</translation>
    </message>
    <message>
        <source>U-Boot stops at its prompt, and nothing starts.</source>
        <translation>U-Boot bleibt am Prompt stehen, und nichts startet.</translation>
    </message>
    <message>
        <source>%1 runs %2, which is not set.</source>
        <translation>%1 führt %2 aus, was nicht gesetzt ist.</translation>
    </message>
    <message>
        <source>U-Boot stops the command there; what follows in the same “run” is not reached.</source>
        <translation>U-Boot bricht den Befehl dort ab; was im selben „run“ folgt, wird nicht erreicht.</translation>
    </message>
    <message>
        <source>There is a rescue system to start, but rescue_installed is not 1.</source>
        <translation>Ein Rettungssystem ist eingerichtet, aber rescue_installed ist nicht 1.</translation>
    </message>
    <message>
        <source>When nothing boots from USB, the box does not start the rescue system in its flash.</source>
        <translation>Wenn nichts von USB startet, startet das Gerät auch das Rettungssystem in ihrem Flash nicht.</translation>
    </message>
    <message>
        <source>bootdelay is -2: U-Boot cannot be stopped while it starts.</source>
        <translation>bootdelay ist -2: U-Boot lässt sich beim Start nicht anhalten.</translation>
    </message>
    <message>
        <source>Without a way to the prompt, a mistake in bootcmd cannot be fixed over the console.</source>
        <translation>Ohne Weg zum Prompt lässt sich ein Fehler in bootcmd nicht über die Konsole beheben.</translation>
    </message>
    <message>
        <source>bootdelay is -1: U-Boot stops at its prompt.</source>
        <translation>bootdelay ist -1: U-Boot bleibt am Prompt stehen.</translation>
    </message>
    <message>
        <source>Nothing boots by itself.</source>
        <translation>Von selbst startet nichts.</translation>
    </message>
    <message>
        <source>%1 is the number of another board; a Pogoplug E02 is %2.</source>
        <translation>%1 ist die Nummer eines anderen Boards; ein Pogoplug E02 ist %2.</translation>
    </message>
    <message>
        <source>Kernels without a device tree start as that other board, with the wrong hardware.</source>
        <translation>Kernel ohne Device Tree starten als dieses andere Board, mit der falschen Hardware.</translation>
    </message>
    <message>
        <source>mtdparts does not begin with “mtdparts=”.</source>
        <translation>mtdparts beginnt nicht mit „mtdparts=“.</translation>
    </message>
    <message>
        <source>U-Boot and the kernel ignore it.</source>
        <translation>U-Boot und der Kernel beachten es nicht.</translation>
    </message>
    <message>
        <source>mtdparts is not what the running kernel has: %1.</source>
        <translation>mtdparts ist nicht das, was der laufende Kernel hat: %1.</translation>
    </message>
    <message>
        <source>Commands that name a partition may write to another place than you expect.</source>
        <translation>Befehle, die eine Partition nennen, schreiben dann womöglich an eine andere Stelle als erwartet.</translation>
    </message>
    <message>
        <source>%1 sends the console to the network without a ping before it.</source>
        <translation>%1 schickt die Konsole ins Netz, ohne vorher zu pingen.</translation>
    </message>
    <message>
        <source>While the other side is off, each boot takes minutes, and the serial console is dead.</source>
        <translation>Solange die Gegenseite aus ist, dauert jeder Start Minuten, und die serielle Konsole ist tot.</translation>
    </message>
    <message>
        <source>Netconsole is started, but %1 is not set.</source>
        <translation>Netconsole wird gestartet, aber %1 ist nicht gesetzt.</translation>
    </message>
    <message>
        <source>Netconsole is started, but %1 are not set.</source>
        <translation>Netconsole wird gestartet, aber %1 sind nicht gesetzt.</translation>
    </message>
    <message>
        <source>Nothing is sent, and the boot is delayed.</source>
        <translation>Es wird nichts gesendet, und der Start verzögert sich.</translation>
    </message>
    <message>
        <source>%1 is saved as nc.</source>
        <translation>%1 ist als nc gespeichert.</translation>
    </message>
    <message>
        <source>%1 are saved as nc.</source>
        <translation>%1 sind als nc gespeichert.</translation>
    </message>
    <message>
        <source>The console is on the network from the first moment, whether or not anybody is there, and the serial console is dead.</source>
        <translation>Die Konsole liegt vom ersten Moment an im Netz, ob dort jemand ist oder nicht, und die serielle Konsole ist tot.</translation>
    </message>
    <message>
        <source>The console is on the network from the first moment, whether or not anybody is there.</source>
        <translation>Die Konsole liegt vom ersten Moment an im Netz, ob dort jemand ist oder nicht.</translation>
    </message>
    <message>
        <source>%1 is “%2”, which is not a valid host address.</source>
        <translation>%1 ist „%2“, und das ist keine gültige Adresse eines Rechners.</translation>
    </message>
    <message>
        <source>Nothing on the network works in U-Boot with it.</source>
        <translation>Damit funktioniert in U-Boot nichts im Netz.</translation>
    </message>
    <message>
        <source>ipaddr and serverip are the same.</source>
        <translation>ipaddr und serverip sind gleich.</translation>
    </message>
    <message>
        <source>The box would talk to itself.</source>
        <translation>Das Gerät spräche mit sich selbst.</translation>
    </message>
    <message>
        <source>ipaddr is %1, which Linux on the box uses as well.</source>
        <translation>ipaddr ist %1, und diese Adresse benutzt auch Linux auf dem Gerät.</translation>
    </message>
    <message>
        <source>Give U-Boot an address of its own, so that it is clear who speaks on the console.</source>
        <translation>Geben Sie U-Boot eine eigene Adresse, damit klar ist, wer auf der Konsole spricht.</translation>
    </message>
    <message>
        <source>ipaddr and serverip are not in the same network, and gatewayip is not set.</source>
        <translation>ipaddr und serverip liegen nicht im selben Netz, und gatewayip ist nicht gesetzt.</translation>
    </message>
    <message>
        <source>U-Boot does not reach the other side.</source>
        <translation>U-Boot erreicht die Gegenseite nicht.</translation>
    </message>
    <message>
        <source>ethaddr is the default of a well-known U-Boot.</source>
        <translation>ethaddr ist die Voreinstellung eines bekannten U-Boot.</translation>
    </message>
    <message>
        <source>Every box flashed with it has this MAC address; two of them on one network break AoE and MAC filters. The right one is on the label of the box.</source>
        <translation>Jedes damit geflashte Gerät hat diese MAC-Adresse; zwei davon in einem Netz stören AoE und MAC-Filter. Die richtige steht auf dem Etikett des Geräts.</translation>
    </message>
    <message>
        <source>ethaddr is “%1”, which is not a valid MAC address.</source>
        <translation>ethaddr ist „%1“, und das ist keine gültige MAC-Adresse.</translation>
    </message>
    <message>
        <source>U-Boot has no network, or invents an address at each start.</source>
        <translation>U-Boot hat kein Netz oder erfindet bei jedem Start eine Adresse.</translation>
    </message>
    <message>
        <source>ethaddr is %1, but the box has %2.</source>
        <translation>ethaddr ist %1, das Gerät hat aber %2.</translation>
    </message>
    <message>
        <source>The box has another MAC address in U-Boot than in Linux, and looks like two boxes.</source>
        <translation>Das Gerät hat in U-Boot eine andere MAC-Adresse als in Linux und sieht aus wie zwei Geräte.</translation>
    </message>
    <message>
        <source>The number of the board, for kernels without a device tree</source>
        <translation>Die Nummer des Boards, für Kernel ohne Device Tree</translation>
    </message>
    <message>
        <source>Speed of the serial console</source>
        <translation>Geschwindigkeit der seriellen Konsole</translation>
    </message>
    <message>
        <source>Arguments of the kernel; scripts mostly make them anew</source>
        <translation>Argumente des Kernels; meist setzen Skripte sie neu</translation>
    </message>
    <message>
        <source>What is run to start the system</source>
        <translation>Was ausgeführt wird, um das System zu starten</translation>
    </message>
    <message>
        <source>Seconds in which a key stops the start</source>
        <translation>Sekunden, in denen eine Taste den Start anhält</translation>
    </message>
    <message>
        <source>MAC address of the box</source>
        <translation>MAC-Adresse des Geräts</translation>
    </message>
    <message>
        <source>Router that U-Boot uses</source>
        <translation>Router, den U-Boot benutzt</translation>
    </message>
    <message>
        <source>Checks whether the other side of netconsole answers</source>
        <translation>Prüft, ob die Gegenseite von Netconsole antwortet</translation>
    </message>
    <message>
        <source>Address of the box in U-Boot</source>
        <translation>Adresse des Geräts in U-Boot</translation>
    </message>
    <message>
        <source>The number of the board in hexadecimal digits, for kernels without a device tree</source>
        <translation>Die Nummer des Boards in hexadezimalen Ziffern, für Kernel ohne Device Tree</translation>
    </message>
    <message>
        <source>Names of the flash chips, for mtdparts</source>
        <translation>Namen der Flash-Bausteine, für mtdparts</translation>
    </message>
    <message>
        <source>How the flash is divided into partitions</source>
        <translation>Wie der Flash in Partitionen geteilt ist</translation>
    </message>
    <message>
        <source>Where netconsole output is sent</source>
        <translation>Wohin Ausgaben von Netconsole gesendet werden</translation>
    </message>
    <message>
        <source>Where the kernel sends netconsole output</source>
        <translation>Wohin der Kernel Ausgaben von Netconsole sendet</translation>
    </message>
    <message>
        <source>Mask of the network of ipaddr</source>
        <translation>Maske des Netzes von ipaddr</translation>
    </message>
    <message>
        <source>What is run before the countdown</source>
        <translation>Was vor dem Countdown ausgeführt wird</translation>
    </message>
    <message>
        <source>Starts netconsole if the other side answers</source>
        <translation>Startet Netconsole, wenn die Gegenseite antwortet</translation>
    </message>
    <message>
        <source>1: there is a rescue system in flash</source>
        <translation>1: Im Flash liegt ein Rettungssystem</translation>
    </message>
    <message>
        <source>The computer that netconsole output and TFTP requests are sent to</source>
        <translation>Der Rechner, an den Ausgaben von Netconsole und TFTP-Anfragen gehen</translation>
    </message>
    <message>
        <source>Moves the console to the network</source>
        <translation>Legt die Konsole ins Netz</translation>
    </message>
    <message>
        <source>Where errors are printed</source>
        <translation>Wohin Fehler ausgegeben werden</translation>
    </message>
    <message>
        <source>Where input comes from</source>
        <translation>Woher Eingaben kommen</translation>
    </message>
    <message>
        <source>Where output is printed</source>
        <translation>Wohin Ausgaben gehen</translation>
    </message>
    <message>
        <source>dangerous</source>
        <translation>gefährlich</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>falsch</translation>
    </message>
    <message>
        <source>worth a look</source>
        <translation>einen Blick wert</translation>
    </message>
    <message>
        <source>Nothing wrong was found</source>
        <translation>Es wurde nichts Falsches gefunden</translation>
    </message>
    <message>
        <source>Netconsole is not started.</source>
        <translation>Netconsole wird nicht gestartet.</translation>
    </message>
    <message>
        <source>Netconsole is started at each boot when the other side answers.</source>
        <translation>Netconsole wird bei jedem Start gestartet, wenn die Gegenseite antwortet.</translation>
    </message>
    <message>
        <source>ipaddr is %1, which DHCP may give to another computer.</source>
        <translation>ipaddr ist %1; diese Adresse kann DHCP einem anderen Rechner geben.</translation>
    </message>
    <message>
        <source>Two computers with one address lose each other&apos;s packets.</source>
        <translation>Zwei Rechner mit derselben Adresse verlieren gegenseitig ihre Pakete.</translation>
    </message>
    <message>
        <source>1 problem was found</source>
        <translation>1 Problem gefunden</translation>
    </message>
    <message numerus="yes">
        <source>%n problems were found</source>
        <translation>
            <numerusform>%n Problem gefunden</numerusform>
            <numerusform>%n Probleme gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>rescue_installed is 1, but neither rescue_bootcmd nor bootcmd_rescue is set.</source>
        <translation>rescue_installed ist 1, aber weder rescue_bootcmd noch bootcmd_rescue ist gesetzt.</translation>
    </message>
    <message>
        <source>Netconsole is started for stdin, but not for stdout.</source>
        <translation>Netconsole wird für stdin gestartet, aber nicht für stdout.</translation>
    </message>
    <message>
        <source>What U-Boot prints does not arrive, while the serial console takes no input.</source>
        <translation>Was U-Boot ausgibt, kommt nicht an, und die serielle Konsole nimmt keine Eingaben an.</translation>
    </message>
    <message>
        <source>Netconsole is started, but ncip is not set.</source>
        <translation>Netconsole wird gestartet, aber ncip ist nicht gesetzt.</translation>
    </message>
    <message>
        <source>The console goes to every computer on the network, and each of them can type at U-Boot&apos;s prompt.</source>
        <translation>Die Konsole geht an alle Computer im Netz, und jeder davon kann am Prompt von U-Boot tippen.</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>Etherdeck may not listen on %1</source>
        <translation>Etherdeck darf auf %1 nicht lauschen</translation>
    </message>
    <message>
        <source>Its helper, etherdeck-link, lacks the right to send and receive raw Ethernet frames (CAP_NET_RAW).</source>
        <translation>Seinem Hilfsprogramm etherdeck-link fehlt das Recht, rohe Ethernet-Frames zu senden und zu empfangen (CAP_NET_RAW).</translation>
    </message>
    <message>
        <source>Give the helper that one right, then try again:</source>
        <translation>Geben Sie dem Hilfsprogramm dieses eine Recht und versuchen Sie es dann erneut:</translation>
    </message>
    <message>
        <source>There is no interface %1</source>
        <translation>Es gibt keine Schnittstelle %1</translation>
    </message>
    <message>
        <source>This computer has no network interface of that name at the moment.</source>
        <translation>Dieser Rechner hat derzeit keine Netzwerkschnittstelle dieses Namens.</translation>
    </message>
    <message>
        <source>Plug it in, or choose another interface. Etherdeck keeps checking.</source>
        <translation>Stecken Sie sie ein oder wählen Sie eine andere Schnittstelle. Etherdeck prüft laufend weiter.</translation>
    </message>
    <message>
        <source>%1 is switched off</source>
        <translation>%1 ist ausgeschaltet</translation>
    </message>
    <message>
        <source>The interface exists, but it is administratively down, so no frame can pass.</source>
        <translation>Die Schnittstelle ist vorhanden, aber administrativ abgeschaltet, sodass kein Frame durchkommt.</translation>
    </message>
    <message>
        <source>Switch it on; discovery resumes by itself:</source>
        <translation>Schalten Sie sie ein; die Erkennung läuft von selbst weiter:</translation>
    </message>
    <message>
        <source>%1 is gone</source>
        <translation>%1 ist weg</translation>
    </message>
    <message>
        <source>The interface was removed while it was in use, for example because a USB adapter was unplugged.</source>
        <translation>Die Schnittstelle wurde im Betrieb entfernt, etwa weil ein USB-Adapter abgezogen wurde.</translation>
    </message>
    <message>
        <source>Plug it in again; discovery resumes by itself.</source>
        <translation>Stecken Sie sie wieder ein; die Erkennung läuft von selbst weiter.</translation>
    </message>
    <message>
        <source>%1 is not an Ethernet interface</source>
        <translation>%1 ist keine Ethernet-Schnittstelle</translation>
    </message>
    <message>
        <source>AoE needs Ethernet frames, and this interface carries something else.</source>
        <translation>AoE braucht Ethernet-Frames, und diese Schnittstelle überträgt etwas anderes.</translation>
    </message>
    <message>
        <source>Choose the Ethernet interface that the targets are connected to.</source>
        <translation>Wählen Sie die Ethernet-Schnittstelle, mit der die Targets verbunden sind.</translation>
    </message>
    <message>
        <source>The helper etherdeck-link is missing</source>
        <translation>Das Hilfsprogramm etherdeck-link fehlt</translation>
    </message>
    <message>
        <source>Etherdeck listens through it, but it is not at %1.</source>
        <translation>Etherdeck lauscht mit seiner Hilfe, doch unter %1 ist es nicht zu finden.</translation>
    </message>
    <message>
        <source>Reinstall Etherdeck, or start it with --link and the helper&apos;s path.</source>
        <translation>Installieren Sie Etherdeck neu oder starten Sie es mit --link und dem Pfad des Hilfsprogramms.</translation>
    </message>
    <message>
        <source>The helper on %1 has stopped</source>
        <translation>Das Hilfsprogramm auf %1 läuft nicht mehr</translation>
    </message>
    <message>
        <source>etherdeck-link ended, or sent something that Etherdeck does not understand.</source>
        <translation>etherdeck-link wurde beendet oder hat etwas gemeldet, das Etherdeck nicht versteht.</translation>
    </message>
    <message>
        <source>Try again. If it stops again, the details below belong in a bug report.</source>
        <translation>Versuchen Sie es erneut. Endet es wieder, gehören die Details unten in einen Fehlerbericht.</translation>
    </message>
    <message>
        <source>The helper does not match this version of Etherdeck</source>
        <translation>Das Hilfsprogramm passt nicht zu dieser Version von Etherdeck</translation>
    </message>
    <message>
        <source>%1 uses a different version of the link protocol.</source>
        <translation>%1 verwendet eine andere Version des Link-Protokolls.</translation>
    </message>
    <message>
        <source>Install Etherdeck and etherdeck-link from the same release.</source>
        <translation>Installieren Sie Etherdeck und etherdeck-link in derselben Version.</translation>
    </message>
    <message>
        <source>The helper on %1 has closed the connection</source>
        <translation>Das Hilfsprogramm auf %1 hat die Verbindung geschlossen</translation>
    </message>
    <message>
        <source>etherdeck-link ended without saying why.</source>
        <translation>etherdeck-link wurde beendet, ohne einen Grund zu nennen.</translation>
    </message>
    <message>
        <source>Try again. If it ends again, start it in a terminal to see what it says.</source>
        <translation>Versuchen Sie es erneut. Endet es wieder, starten Sie es in einem Terminal, um zu sehen, was es meldet.</translation>
    </message>
    <message>
        <source>%1 gave no answer in time</source>
        <translation>%1 hat nicht rechtzeitig geantwortet</translation>
    </message>
    <message>
        <source>The helper or the target did not answer for several seconds.</source>
        <translation>Das Hilfsprogramm oder das Target hat mehrere Sekunden lang nicht geantwortet.</translation>
    </message>
    <message>
        <source>Check the cable and the computer&apos;s load, then try again.</source>
        <translation>Prüfen Sie das Kabel und die Auslastung des Rechners und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>%1 cannot keep up</source>
        <translation>%1 kommt nicht nach</translation>
    </message>
    <message>
        <source>More frames were waiting to be sent than the interface accepts.</source>
        <translation>Es warteten mehr Frames auf das Senden, als die Schnittstelle aufnimmt.</translation>
    </message>
    <message>
        <source>You do not need to do anything: Etherdeck waits and continues.</source>
        <translation>Sie müssen nichts tun: Etherdeck wartet und macht weiter.</translation>
    </message>
    <message>
        <source>Try again. If it happens again, the details below belong in a bug report.</source>
        <translation>Versuchen Sie es erneut. Kommt es wieder vor, gehören die Details unten in einen Fehlerbericht.</translation>
    </message>
    <message>
        <source>A message on %1 was cut short</source>
        <translation>Eine Nachricht auf %1 war abgeschnitten</translation>
    </message>
    <message>
        <source>It is shorter than its format requires.</source>
        <translation>Sie ist kürzer, als ihr Format verlangt.</translation>
    </message>
    <message>
        <source>A message on %1 made no sense</source>
        <translation>Eine Nachricht auf %1 ergab keinen Sinn</translation>
    </message>
    <message>
        <source>It contains bytes that no correct sender produces.</source>
        <translation>Sie enthält Bytes, die kein korrekter Absender erzeugt.</translation>
    </message>
    <message>
        <source>A message on %1 is of an unknown kind</source>
        <translation>Eine Nachricht auf %1 ist von unbekannter Art</translation>
    </message>
    <message>
        <source>It is well-formed, but Etherdeck does not support its version or command.</source>
        <translation>Sie ist wohlgeformt, aber Etherdeck beherrscht ihre Version oder ihren Befehl nicht.</translation>
    </message>
    <message>
        <source>A newer Etherdeck may understand it.</source>
        <translation>Ein neueres Etherdeck versteht sie vielleicht.</translation>
    </message>
    <message>
        <source>A message on %1 was too long</source>
        <translation>Eine Nachricht auf %1 war zu lang</translation>
    </message>
    <message>
        <source>It exceeds the limit that Etherdeck sets for its kind.</source>
        <translation>Sie überschreitet die Grenze, die Etherdeck für Nachrichten dieser Art setzt.</translation>
    </message>
    <message>
        <source>A value on %1 is out of range</source>
        <translation>Ein Wert auf %1 liegt außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>Its format does not allow it.</source>
        <translation>Sein Format lässt ihn nicht zu.</translation>
    </message>
    <message>
        <source>A frame was blocked on %1</source>
        <translation>Ein Frame wurde auf %1 blockiert</translation>
    </message>
    <message>
        <source>The helper sends only discovery and read frames, and this was neither.</source>
        <translation>Das Hilfsprogramm sendet nur Frames zum Erkennen und Lesen, und dieser war keines von beiden.</translation>
    </message>
    <message>
        <source>Nothing reached the wire. The details below belong in a bug report.</source>
        <translation>Nichts ist auf die Leitung gelangt. Die Details unten gehören in einen Fehlerbericht.</translation>
    </message>
    <message>
        <source>The system refused something on %1</source>
        <translation>Das System hat auf %1 etwas verweigert</translation>
    </message>
    <message>
        <source>The operating system reported an error that Etherdeck cannot explain further.</source>
        <translation>Das Betriebssystem hat einen Fehler gemeldet, den Etherdeck nicht näher erklären kann.</translation>
    </message>
    <message>
        <source>The details below say which. Fix the cause, then try again.</source>
        <translation>Die Details unten nennen ihn. Beheben Sie die Ursache und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The other side of %1 is not trusted</source>
        <translation>Der Gegenseite von %1 wird nicht vertraut</translation>
    </message>
    <message>
        <source>It did not prove its identity.</source>
        <translation>Sie hat ihre Identität nicht nachgewiesen.</translation>
    </message>
    <message>
        <source>Check its name and its certificate, then try again.</source>
        <translation>Prüfen Sie ihren Namen und ihr Zertifikat und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The box has no network interface of that name at the moment.</source>
        <translation>Das Gerät hat zurzeit keine Netzwerkschnittstelle dieses Namens.</translation>
    </message>
    <message>
        <source>Choose another interface of the box. Etherdeck keeps checking.</source>
        <translation>Eine andere Schnittstelle des Geräts wählen. Etherdeck prüft es weiter.</translation>
    </message>
    <message>
        <source>No permission on %1</source>
        <translation>Keine Berechtigung auf %1</translation>
    </message>
    <message>
        <source>Only root may send and receive Ethernet frames on the box.</source>
        <translation>Auf dem Gerät darf nur root Ethernet-Rahmen senden und empfangen.</translation>
    </message>
    <message>
        <source>Log in on the box as root.</source>
        <translation>Auf dem Gerät als root anmelden.</translation>
    </message>
    <message>
        <source>%1 cannot be used</source>
        <translation>%1 kann nicht benutzt werden</translation>
    </message>
    <message>
        <source>The agent of the box is of another version, or is not reached by SSH.</source>
        <translation>Der Agent des Geräts hat eine andere Version oder ist nicht über SSH erreichbar.</translation>
    </message>
    <message>
        <source>Put the agent of this version on the box.</source>
        <translation>Den Agenten dieser Version auf das Gerät bringen.</translation>
    </message>
    <message>
        <source>%1 is not connected</source>
        <translation>%1 ist nicht verbunden</translation>
    </message>
    <message>
        <source>The connection to the box ended, or could not be made.</source>
        <translation>Die Verbindung zum Gerät ist abgebrochen oder kam nicht zustande.</translation>
    </message>
    <message>
        <source>Etherdeck tries again by itself. What was heard there is not watched until then.</source>
        <translation>Etherdeck versucht es von selbst wieder. Was dort gehört wurde, wird bis dahin nicht beobachtet.</translation>
    </message>
</context>
<context>
    <name>EventText</name>
    <message>
        <source>another MAC address</source>
        <translation>einer anderen MAC-Adresse</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>%1 appeared, with %2.</source>
        <translation>%1 ist aufgetaucht, mit %2.</translation>
    </message>
    <message>
        <source>%1 appeared.</source>
        <translation>%1 ist aufgetaucht.</translation>
    </message>
    <message>
        <source>Appeared</source>
        <translation>Aufgetaucht</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Path found</source>
        <translation>Pfad gefunden</translation>
    </message>
    <message>
        <source>Path lost</source>
        <translation>Pfad verloren</translation>
    </message>
    <message>
        <source>Vanished</source>
        <translation>Verschwunden</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Wieder da</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>Konflikt</translation>
    </message>
    <message>
        <source>Conflict ended</source>
        <translation>Konflikt beendet</translation>
    </message>
    <message>
        <source>Inventory full</source>
        <translation>Inventar voll</translation>
    </message>
    <message>
        <source>%1 answers from %2 as well.</source>
        <translation>%1 antwortet auch von %2.</translation>
    </message>
    <message>
        <source>%1 no longer answers from %2.</source>
        <translation>%1 antwortet nicht mehr von %2.</translation>
    </message>
    <message>
        <source>%1 stopped answering.</source>
        <translation>%1 antwortet nicht mehr.</translation>
    </message>
    <message>
        <source>%1 answers again.</source>
        <translation>%1 antwortet wieder.</translation>
    </message>
    <message>
        <source>Different disks answer as %1.</source>
        <translation>Verschiedene Festplatten antworten als %1.</translation>
    </message>
    <message>
        <source>%1 could not be listed: the inventory is full.</source>
        <translation>%1 konnte nicht aufgenommen werden: Das Inventar ist voll.</translation>
    </message>
    <message>
        <source>size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>serial number</source>
        <translation>Seriennummer</translation>
    </message>
    <message>
        <source>model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>disk firmware</source>
        <translation>Festplatten-Firmware</translation>
    </message>
    <message>
        <source>config string</source>
        <translation>Config-String</translation>
    </message>
    <message>
        <source>allowed initiators</source>
        <translation>zugelassene Initiatoren</translation>
    </message>
    <message>
        <source>reservation</source>
        <translation>Reservierung</translation>
    </message>
    <message>
        <source>buffers</source>
        <translation>Puffer</translation>
    </message>
    <message>
        <source>sectors per frame</source>
        <translation>Sektoren pro Frame</translation>
    </message>
    <message>
        <source>target firmware</source>
        <translation>Target-Firmware</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>any initiator</source>
        <translation>jeder Initiator</translation>
    </message>
    <message>
        <source>%1 answers differently: %2</source>
        <translation>%1 antwortet anders als bisher: %2</translation>
    </message>
    <message>
        <source>%1, by this computer</source>
        <translation>%1, durch diesen Rechner</translation>
    </message>
    <message>
        <source>%1 (the last of %2 changes in a row)</source>
        <translation>%1 (die letzte von %2 Änderungen in Folge)</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>Possible conflict</source>
        <translation>Möglicher Konflikt</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Vermisst</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1: %2 → %3</translation>
    </message>
    <message>
        <source>%1 “%2”</source>
        <translation>%1 „%2“</translation>
    </message>
    <message>
        <source>Only one disk answers as %1 now.</source>
        <translation>Jetzt antwortet nur noch eine Festplatte als %1.</translation>
    </message>
    <message>
        <source>Two boxes answer as %1, and nothing proves that they hold the same disk.</source>
        <translation>Zwei Geräte antworten als %1, und nichts beweist, dass sie dieselbe Festplatte haben.</translation>
    </message>
    <message>
        <source>%1 is known from an earlier run and does not answer.</source>
        <translation>%1 ist von früher bekannt und antwortet nicht.</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>%1 no longer answers from %2: its export was stopped.</source>
        <translation>%1 antwortet nicht mehr von %2: Sein Export wurde gestoppt.</translation>
    </message>
    <message>
        <source>%1 stopped answering: its export was stopped.</source>
        <translation>%1 antwortet nicht mehr: Sein Export wurde gestoppt.</translation>
    </message>
    <message>
        <source>%1 is known from an earlier run. Its export is stopped.</source>
        <translation>%1 ist von einem früheren Lauf bekannt. Sein Export ist gestoppt.</translation>
    </message>
</context>
<context>
    <name>ExportPages</name>
    <message>
        <source>The running system is on it</source>
        <translation>Das laufende System ist darauf</translation>
    </message>
    <message>
        <source>It is locked</source>
        <translation>Sie ist gesperrt</translation>
    </message>
    <message>
        <source>In use: %1</source>
        <translation>Verwendet: %1</translation>
    </message>
    <message>
        <source>It is empty: no medium</source>
        <translation>Sie ist leer: kein Medium</translation>
    </message>
    <message>
        <source>It has no name that stays: after a restart of the box, %1 may be another disk.</source>
        <translation>Sie hat keinen bleibenden Namen: Nach einem Neustart des Geräts kann %1 eine andere Festplatte sein.</translation>
    </message>
    <message>
        <source>It is exported as %1: this name stays the same wherever the disk is plugged in.</source>
        <translation>Sie wird als %1 exportiert: Dieser Name bleibt gleich, wo immer die Festplatte eingesteckt wird.</translation>
    </message>
    <message>
        <source>%1 is gone: it was pulled out, or has failed. Choose another disk, or plug it in again.</source>
        <translation>%1 ist nicht mehr da: abgezogen oder ausgefallen. Wählen Sie eine andere Festplatte, oder schließen Sie sie wieder an.</translation>
    </message>
    <message>
        <source>%1 can no longer be exported. %2. Choose another disk.</source>
        <translation>%1 kann nicht mehr exportiert werden. %2. Wählen Sie eine andere Festplatte.</translation>
    </message>
    <message>
        <source>%1 is another disk now. Choose a disk again.</source>
        <translation>%1 ist jetzt eine andere Festplatte. Wählen Sie noch einmal eine Festplatte.</translation>
    </message>
</context>
<context>
    <name>FoundBoxes</name>
    <message>
        <source>Pogoplug</source>
        <translation>Pogoplug</translation>
    </message>
    <message>
        <source>Its MAC address is one of Cloud Engines, who made the Pogoplugs.</source>
        <translation>Seine MAC-Adresse gehört Cloud Engines, dem Hersteller der Pogoplugs.</translation>
    </message>
    <message>
        <source>Plug with the default MAC address</source>
        <translation>Plug mit der voreingestellten MAC-Adresse</translation>
    </message>
    <message>
        <source>Its MAC address is the one that a well-known U-Boot gives to every box.</source>
        <translation>Seine MAC-Adresse ist die, die ein verbreitetes U-Boot jedem Gerät gibt.</translation>
    </message>
    <message>
        <source>Small box</source>
        <translation>Kleines Gerät</translation>
    </message>
    <message>
        <source>Its SSH server is dropbear, which small boxes have.</source>
        <translation>Sein SSH-Server ist dropbear, wie bei kleinen Geräten üblich.</translation>
    </message>
    <message>
        <source>SSH server</source>
        <translation>SSH-Server</translation>
    </message>
    <message>
        <source>No SSH server answers.</source>
        <translation>Kein SSH-Server antwortet.</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Probably</source>
        <translation>Vermutlich</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Maker</source>
        <translation>Hersteller</translation>
    </message>
    <message>
        <source>MAC</source>
        <translation>MAC-Adresse</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>Schnittstelle</translation>
    </message>
    <message>
        <source>Several stations answer for %1: %2, %3. Two boxes have one address, or one box answers on several interfaces.</source>
        <translation>Mehrere Stationen antworten für %1: %2, %3. Zwei Geräte haben dieselbe Adresse, oder ein Gerät antwortet auf mehreren Schnittstellen.</translation>
    </message>
    <message>
        <source>%1 has the MAC address %2, which a well-known U-Boot gives to every box. Set “ethaddr” in its environment to the address on its label before a second one is connected.</source>
        <translation>%1 hat die MAC-Adresse %2, die ein verbreitetes U-Boot jedem Gerät gibt. Setzen Sie „ethaddr“ in der Umgebung auf die Adresse auf dem Etikett, bevor ein zweites angeschlossen wird.</translation>
    </message>
    <message>
        <source>%1 has no IPv4 network to search.</source>
        <translation>%1 hat kein IPv4-Netz, das durchsucht werden kann.</translation>
    </message>
    <message>
        <source>The network on %1 is a /%2, which is too large.</source>
        <translation>Das Netz an %1 ist ein /%2 und damit zu groß.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>FoundText</name>
    <message>
        <source>no serial number</source>
        <translation>keine Seriennummer</translation>
    </message>
    <message>
        <source>serial %1</source>
        <translation>Seriennummer %1</translation>
    </message>
    <message>
        <source>Different disks answer as %1</source>
        <translation>Verschiedene Festplatten antworten als %1</translation>
    </message>
    <message>
        <source>Whoever uses %1 reads from one and writes to the other, and loses data on both. Give one of them another shelf or slot, or stop it. Until then, do not use %1. These claim it:</source>
        <translation>Wer %1 verwendet, liest von der einen und schreibt auf die andere und verliert Daten auf beiden. Geben Sie einer von ihnen ein anderes Shelf oder einen anderen Slot, oder stoppen Sie sie. Verwenden Sie %1 bis dahin nicht. Diese beanspruchen die Adresse:</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 weitere</translation>
    </message>
    <message>
        <source>1 target · %1</source>
        <translation>1 Target · %1</translation>
    </message>
    <message>
        <source>%1 targets · %2</source>
        <translation>%1 Targets · %2</translation>
    </message>
    <message>
        <source>No target</source>
        <translation>Kein Target</translation>
    </message>
    <message>
        <source>One target</source>
        <translation>Ein Target</translation>
    </message>
    <message>
        <source>%1 targets on one shelf</source>
        <translation>%1 Targets auf einem Shelf</translation>
    </message>
    <message>
        <source>%1 targets on %2 shelves</source>
        <translation>%1 Targets auf %2 Shelves</translation>
    </message>
    <message>
        <source>The same is true of %1 other addresses</source>
        <translation>Dasselbe gilt für %1 weitere Adressen</translation>
    </message>
    <message>
        <source>The inventory lists them all.</source>
        <translation>Das Inventar führt sie alle auf.</translation>
    </message>
    <message>
        <source>Reserved: %1</source>
        <translation>Reserviert: %1</translation>
    </message>
    <message>
        <source>Masked: %1</source>
        <translation>Maskiert: %1</translation>
    </message>
    <message>
        <source>Vanished: %1</source>
        <translation>Verschwunden: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The chosen interfaces carry no frames</source>
        <translation>Die gewählten Schnittstellen übertragen keine Frames</translation>
    </message>
    <message>
        <source>Plug in the cable or switch the interface on: the search begins by itself. Or go back and choose another one.</source>
        <translation>Stecken Sie das Kabel ein oder schalten Sie die Schnittstelle ein: Die Suche beginnt von selbst. Oder gehen Sie zurück und wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>The same is true of one other address</source>
        <translation>Dasselbe gilt für eine weitere Adresse</translation>
    </message>
    <message>
        <source>Others see what an initiator has reserved, but cannot read or write it. Clusters use this to give a disk to one computer at a time.</source>
        <translation>Andere sehen, was ein Initiator reserviert hat, können es aber weder lesen noch beschreiben. So geben Cluster eine Festplatte jeweils nur einem Rechner.</translation>
    </message>
    <message>
        <source>A masked target serves the initiators on its list and ignores everybody else. This computer gets answers; another may not even see the target.</source>
        <translation>Ein maskiertes Target bedient die Initiatoren auf seiner Liste und ignoriert alle anderen. Dieser Rechner bekommt Antwort; ein anderer sieht es vielleicht nicht einmal.</translation>
    </message>
    <message>
        <source>A target that no longer answers was stopped, or its box is off or unplugged.</source>
        <translation>Ein Target, das nicht mehr antwortet, wurde gestoppt, oder sein Gerät ist aus oder nicht angeschlossen.</translation>
    </message>
    <message>
        <source>%1 One box with two network ports is not a conflict; two boxes are. %2 Do not use %3 until this is clear. These answer:</source>
        <translation>%1 Ein Gerät mit zwei Netzanschlüssen ist kein Konflikt; zwei Geräte sind einer. %2 Verwenden Sie %3 nicht, bevor das geklärt ist. Diese antworten:</translation>
    </message>
</context>
<context>
    <name>HistoryProblem</name>
    <message>
        <source>The history is not being saved</source>
        <translation>Der Verlauf wird nicht gespeichert</translation>
    </message>
    <message>
        <source>Etherdeck does not have permission to write to %1. Events and names are lost when you close it. Give yourself write permission there, then restart Etherdeck.</source>
        <translation>Etherdeck hat kein Schreibrecht für die Datei %1. Ereignisse und Namen gehen verloren, wenn Sie es schließen. Verschaffen Sie sich dort Schreibrechte und starten Sie Etherdeck dann neu.</translation>
    </message>
    <message>
        <source>The history is from a newer version of Etherdeck</source>
        <translation>Der Verlauf stammt von einer neueren Version von Etherdeck</translation>
    </message>
    <message>
        <source>This version does not know the format of %1 and leaves it as it is. Install the newer version again, or move the file away to begin a new history.</source>
        <translation>Diese Version kennt das Format von %1 nicht und lässt die Datei, wie sie ist. Installieren Sie wieder die neuere Version oder verschieben Sie die Datei, um einen neuen Verlauf zu beginnen.</translation>
    </message>
    <message>
        <source>The history cannot be read</source>
        <translation>Der Verlauf kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>The file %1 is damaged or is not an Etherdeck history. It was not changed. Restore it from a backup, or move it away to begin a new history.</source>
        <translation>Die Datei %1 ist beschädigt oder kein Verlauf von Etherdeck. Sie wurde nicht verändert. Stellen Sie sie aus einer Sicherung wieder her oder verschieben Sie sie, um einen neuen Verlauf zu beginnen.</translation>
    </message>
    <message>
        <source>The name was not saved</source>
        <translation>Der Name wurde nicht gespeichert</translation>
    </message>
    <message>
        <source>The name or its note is too long. Shorten it, then save it again.</source>
        <translation>Der Name oder die Notiz dazu ist zu lang. Kürzen Sie und speichern Sie dann erneut.</translation>
    </message>
    <message>
        <source>Names are kept in the history, and %1 is not open. Fix that first, then save the name again.</source>
        <translation>Namen werden im Verlauf gespeichert, und %1 ist nicht geöffnet. Beheben Sie zuerst das und speichern Sie den Namen dann erneut.</translation>
    </message>
    <message>
        <source>Another program is using the history</source>
        <translation>Ein anderes Programm verwendet den Verlauf</translation>
    </message>
    <message>
        <source>It has locked the file %1. Etherdeck keeps trying; close the other program if it hangs.</source>
        <translation>Es hat die Datei %1 gesperrt. Etherdeck versucht es weiter; beenden Sie das andere Programm, falls es hängt.</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Die Festplatte ist voll</translation>
    </message>
    <message>
        <source>New events and names cannot be written to %1. Free some space; Etherdeck keeps trying.</source>
        <translation>Neue Ereignisse und Namen können nicht in %1 geschrieben werden. Schaffen Sie Platz; Etherdeck versucht es weiter.</translation>
    </message>
    <message>
        <source>The system refused to read or write %1. The details below say why. Fix the cause, then restart Etherdeck.</source>
        <translation>Das System hat das Lesen oder Schreiben von %1 verweigert. Die Details unten nennen den Grund. Beheben Sie die Ursache und starten Sie Etherdeck dann neu.</translation>
    </message>
</context>
<context>
    <name>InstallFailures</name>
    <message>
        <source>This box is not reached by SSH.</source>
        <translation>Dieses Gerät wird nicht über SSH erreicht.</translation>
    </message>
    <message>
        <source>An agent can be installed by SSH only.</source>
        <translation>Ein Agent kann nur über SSH installiert werden.</translation>
    </message>
    <message>
        <source>The box runs no commands.</source>
        <translation>Das Gerät führt keine Befehle aus.</translation>
    </message>
    <message>
        <source>Its login shell, or its SSH server, allows none for this user.</source>
        <translation>Die Login-Shell oder der SSH-Server erlaubt diesem Benutzer keine.</translation>
    </message>
    <message>
        <source>There is no agent for its system: %1.</source>
        <translation>Für dieses System gibt es keinen Agenten: %1.</translation>
    </message>
    <message>
        <source>The agent needs Linux 3.2 or newer. A Pogoplug with its factory firmware needs another system first.</source>
        <translation>Der Agent braucht Linux 3.2 oder neuer. Ein Pogoplug mit Werks-Firmware braucht zuerst ein anderes System.</translation>
    </message>
    <message>
        <source>There is no agent for its CPU: %1.</source>
        <translation>Für diese CPU gibt es keinen Agenten: %1.</translation>
    </message>
    <message>
        <source>There are agents for 64-bit PCs, and for ARM from ARMv5TE on.</source>
        <translation>Es gibt Agenten für 64-Bit-PCs und für ARM ab ARMv5TE.</translation>
    </message>
    <message>
        <source>This computer does not have the agent for the box: %1.</source>
        <translation>Auf diesem Computer fehlt der Agent für das Gerät: %1.</translation>
    </message>
    <message>
        <source>The package of Etherdeck has the agents; built from the sources, they are made by installer/agent/build.</source>
        <translation>Das Paket von Etherdeck enthält die Agenten; aus den Quellen werden sie mit installer/agent/build gebaut.</translation>
    </message>
    <message>
        <source>The user is not root, and cannot become root by sudo without a password.</source>
        <translation>Der Benutzer ist nicht root und kann es mit sudo nicht ohne Passwort werden.</translation>
    </message>
    <message>
        <source>Log in as root: root@ADDRESS. Or let this user use sudo without a password.</source>
        <translation>Melden Sie sich als root an: root@ADRESSE. Oder erlauben Sie diesem Benutzer sudo ohne Passwort.</translation>
    </message>
    <message>
        <source>The agent there belongs to the package etherdeck-agent of the box.</source>
        <translation>Der Agent dort gehört zum Paket etherdeck-agent des Geräts.</translation>
    </message>
    <message>
        <source>Upgrade or remove it with the package manager of the box.</source>
        <translation>Aktualisieren oder entfernen Sie ihn mit der Paketverwaltung des Geräts.</translation>
    </message>
    <message>
        <source>There is no agent on the box.</source>
        <translation>Auf dem Gerät ist kein Agent.</translation>
    </message>
    <message>
        <source>The box refused.</source>
        <translation>Das Gerät hat es abgelehnt.</translation>
    </message>
    <message>
        <source>a file</source>
        <translation>eine Datei</translation>
    </message>
    <message>
        <source>The agent on the box is up to date: %1.</source>
        <translation>Der Agent auf dem Gerät ist aktuell: %1.</translation>
    </message>
    <message>
        <source>There is no room on the box for %1.</source>
        <translation>Auf dem Gerät ist kein Platz für %1.</translation>
    </message>
    <message>
        <source>On the box, “df -h” shows the space on its disks.</source>
        <translation>Auf dem Gerät zeigt „df -h“ den Platz auf seinen Festplatten.</translation>
    </message>
    <message>
        <source>%1 cannot be written: its file system is read-only.</source>
        <translation>%1 kann nicht geschrieben werden: Das Dateisystem ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>A file system becomes read-only after errors, too: “dmesg” on the box tells.</source>
        <translation>Ein Dateisystem wird auch nach Fehlern schreibgeschützt: „dmesg“ auf dem Gerät zeigt es.</translation>
    </message>
    <message>
        <source>The box does not permit it: %1.</source>
        <translation>Das Gerät erlaubt es nicht: %1.</translation>
    </message>
    <message>
        <source>%1 did not arrive as it was sent.</source>
        <translation>%1 kam nicht so an, wie es gesendet wurde.</translation>
    </message>
    <message>
        <source>Try again. If it happens again, the disk or the memory of the box may be damaged.</source>
        <translation>Versuchen Sie es noch einmal. Passiert es wieder, ist vielleicht die Festplatte oder der Speicher des Geräts beschädigt.</translation>
    </message>
    <message>
        <source>The box has no program that can check what arrived.</source>
        <translation>Das Gerät hat kein Programm, das prüfen kann, was angekommen ist.</translation>
    </message>
    <message>
        <source>It needs sha256sum, busybox or openssl.</source>
        <translation>Es braucht sha256sum, busybox oder openssl.</translation>
    </message>
    <message>
        <source>The agent does not run on the box.</source>
        <translation>Der Agent läuft auf dem Gerät nicht.</translation>
    </message>
    <message>
        <source>Either its CPU lacks something, or its file systems are mounted with noexec.</source>
        <translation>Entweder fehlt seiner CPU etwas, oder seine Dateisysteme sind mit noexec eingehängt.</translation>
    </message>
    <message>
        <source>The agent was started, but does not answer.</source>
        <translation>Der Agent wurde gestartet, antwortet aber nicht.</translation>
    </message>
    <message>
        <source>On the box: “journalctl -u etherdeck-agent”, or /run/etherdeck-agent/log</source>
        <translation>Auf dem Gerät: „journalctl -u etherdeck-agent“ oder /run/etherdeck-agent/log</translation>
    </message>
    <message>
        <source>The connection ended before the box said whether it was done: %1.</source>
        <translation>Die Verbindung endete, bevor das Gerät meldete, ob es fertig ist: %1.</translation>
    </message>
    <message>
        <source>Try again: what is there is looked at first.</source>
        <translation>Versuchen Sie es noch einmal: Zuerst wird nachgesehen, was dort ist.</translation>
    </message>
    <message>
        <source>The box did not finish in time.</source>
        <translation>Das Gerät wurde nicht rechtzeitig fertig.</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>Es wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The box could not do it.</source>
        <translation>Das Gerät konnte es nicht ausführen.</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>Nicht ausgeführt</translation>
    </message>
</context>
<context>
    <name>InterfaceChoice</name>
    <message>
        <source>switched off</source>
        <translation>ausgeschaltet</translation>
    </message>
    <message>
        <source>no cable</source>
        <translation>kein Kabel</translation>
    </message>
    <message>
        <source>MTU %1</source>
        <translation>MTU %1</translation>
    </message>
    <message>
        <source>wireless</source>
        <translation>WLAN</translation>
    </message>
    <message>
        <source>carries your default route</source>
        <translation>trägt Ihre Standardroute</translation>
    </message>
</context>
<context>
    <name>InterfaceNotes</name>
    <message>
        <source>No link: is the cable plugged in?</source>
        <translation>Keine Verbindung: Steckt das Kabel?</translation>
    </message>
    <message>
        <source>Half duplex: it cannot send and receive at the same time, and loses frames under load. Let both ends negotiate, or replace the cable.</source>
        <translation>Halbduplex: Sie kann nicht gleichzeitig senden und empfangen und verliert unter Last Frames. Lassen Sie beide Enden aushandeln, oder tauschen Sie das Kabel.</translation>
    </message>
    <message>
        <source>%1 Mb/s, not a gigabit: at most %2 MB/s. Check cable and switch.</source>
        <translation>%1 Mb/s, kein Gigabit: höchstens %2 MB/s. Prüfen Sie Kabel und Switch.</translation>
    </message>
    <message>
        <source>With an MTU of 9000, a request has %1 sectors instead of %2. Switches and initiators have to take such frames, too.</source>
        <translation>Mit einer MTU von 9000 hat eine Anfrage %1 Sektoren statt %2. Auch Switches und Initiatoren müssen solche Frames annehmen.</translation>
    </message>
    <message>
        <source>Part of %1: netconsole cannot send on this interface, and stopped when it joined %1. Set netconsole up on %1.</source>
        <translation>Teil von %1: Netconsole kann auf dieser Schnittstelle nicht senden und endete, als sie Teil von %1 wurde. Richten Sie Netconsole auf %1 ein.</translation>
    </message>
</context>
<context>
    <name>InterfaceText</name>
    <message>
        <source>switched off</source>
        <translation>ausgeschaltet</translation>
    </message>
    <message>
        <source>no cable</source>
        <translation>kein Kabel</translation>
    </message>
    <message>
        <source>link up</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>%1 full duplex</source>
        <translation>%1 Vollduplex</translation>
    </message>
    <message>
        <source>%1 half duplex</source>
        <translation>%1 Halbduplex</translation>
    </message>
    <message>
        <source>under 1</source>
        <translation>unter 1</translation>
    </message>
    <message>
        <source>MTU %1</source>
        <translation>MTU %1</translation>
    </message>
    <message>
        <source>wireless</source>
        <translation>WLAN</translation>
    </message>
    <message>
        <source>VLAN %1</source>
        <translation>VLAN %1</translation>
    </message>
    <message>
        <source>VLAN %1 on %2</source>
        <translation>VLAN %1 auf %2</translation>
    </message>
    <message>
        <source>bridge</source>
        <translation>Bridge</translation>
    </message>
    <message>
        <source>virtual</source>
        <translation>virtuell</translation>
    </message>
    <message>
        <source>no IP address</source>
        <translation>keine IP-Adresse</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 weitere</translation>
    </message>
    <message>
        <source>AoE is already used here: one target was heard.</source>
        <translation>Hier wird AoE bereits verwendet: Ein Target war zu hören.</translation>
    </message>
    <message>
        <source>AoE is already used here: %1 targets were heard.</source>
        <translation>Hier wird AoE bereits verwendet: %1 Targets waren zu hören.</translation>
    </message>
    <message>
        <source>AoE is already used here: a computer is asking for targets.</source>
        <translation>Hier wird AoE bereits verwendet: Ein Rechner fragt nach Targets.</translation>
    </message>
    <message>
        <source>Carries your default route. AoE has no passwords, and storage and other traffic slow each other down: a separate network is better.</source>
        <translation>Trägt Ihre Standardroute. AoE hat keine Passwörter, und Speicherverkehr und übriger Datenverkehr bremsen einander: Ein eigenes Netz ist besser.</translation>
    </message>
    <message>
        <source>Wireless loses and delays frames, and AoE timeouts are short: disks will stall. Use a cable.</source>
        <translation>WLAN verliert und verzögert Frames, und die Wartezeiten von AoE sind kurz: Zugriffe auf Festplatten werden stocken. Nehmen Sie ein Kabel.</translation>
    </message>
    <message>
        <source>Half duplex: autonegotiation failed, and frames will be lost. Check the cable and the switch.</source>
        <translation>Halbduplex: Die Autonegotiation ist fehlgeschlagen, und Frames werden verloren gehen. Prüfen Sie Kabel und Switch.</translation>
    </message>
    <message>
        <source>Without permission, Etherdeck cannot tell whether AoE is used here.</source>
        <translation>Ohne Berechtigung kann Etherdeck nicht feststellen, ob hier AoE verwendet wird.</translation>
    </message>
    <message>
        <source>No interface is clearly the right one. Choose the one whose cable leads to the targets.</source>
        <translation>Keine Schnittstelle ist eindeutig die richtige. Wählen Sie die, deren Kabel zu den Targets führt.</translation>
    </message>
    <message>
        <source>More than one could lead to the targets. Choose those whose cables do; you can choose several.</source>
        <translation>Mehrere könnten zu den Targets führen. Wählen Sie die, deren Kabel es tun; es dürfen mehrere sein.</translation>
    </message>
    <message>
        <source>Chosen for you: %1, because targets were heard there.</source>
        <translation>Für Sie gewählt: %1, weil dort Targets zu hören waren.</translation>
    </message>
    <message>
        <source>Chosen for you: %1, which is wired, connected, and the only one not needed for your other traffic.</source>
        <translation>Für Sie gewählt: %1. Sie ist per Kabel verbunden und die einzige, die Ihr übriger Verkehr nicht braucht.</translation>
    </message>
    <message>
        <source>%1 in · %2 out per second</source>
        <translation>%1 empfangen · %2 gesendet/s</translation>
    </message>
</context>
<context>
    <name>InventoryActions</name>
    <message>
        <source>&amp;Discover now</source>
        <translation>Jetzt &amp;erkennen</translation>
    </message>
    <message>
        <source>Query all targets on the chosen interfaces again (F5)</source>
        <translation>Alle Targets auf den gewählten Schnittstellen erneut abfragen (F5)</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>S&amp;uchen</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;address</source>
        <translation>&amp;Adresse kopieren</translation>
    </message>
    <message>
        <source>&amp;Name and note…</source>
        <translation>&amp;Name und Notiz&#xa0;…</translation>
    </message>
    <message>
        <source>Name the &amp;shelf…</source>
        <translation>&amp;Shelf benennen&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Remove from the list</source>
        <translation>Aus der L&amp;iste entfernen</translation>
    </message>
    <message>
        <source>&amp;Rack</source>
        <translation>&amp;Rack</translation>
    </message>
    <message>
        <source>&amp;Table</source>
        <translation>&amp;Tabelle</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>&amp;Verlauf</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Details</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>V&amp;ergrößern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Verk&amp;leinern</translation>
    </message>
    <message>
        <source>&amp;Inspect contents</source>
        <translation>Inhalt un&amp;tersuchen</translation>
    </message>
    <message>
        <source>Show the &amp;next conflict</source>
        <translation>&amp;Nächsten Konflikt anzeigen</translation>
    </message>
    <message>
        <source>Reset &amp;zoom</source>
        <translation>Z&amp;oom zurücksetzen</translation>
    </message>
    <message>
        <source>Co&amp;mpare its disks</source>
        <translation>In&amp;halt der Geräte vergleichen</translation>
    </message>
    <message>
        <source>Reads a few sectors from each once more. Nothing is written.</source>
        <translation>Liest noch einmal einige Sektoren von jedem. Geschrieben wird nichts.</translation>
    </message>
    <message>
        <source>Remove all &amp;vanished and missing targets</source>
        <translation>Alle &amp;verschwundenen und vermissten Targets entfernen</translation>
    </message>
    <message>
        <source>Show &amp;box</source>
        <translation>&amp;Gerät zeigen</translation>
    </message>
    <message>
        <source>&amp;Tie to a box…</source>
        <translation>Einem Gerät zu&amp;ordnen&#xa0;…</translation>
    </message>
    <message>
        <source>Mark as used by this computer, in the config string</source>
        <translation>Im Config-String als von diesem Rechner verwendet kennzeichnen</translation>
    </message>
    <message>
        <source>Clear the config string</source>
        <translation>Den Config-String leeren</translation>
    </message>
    <message>
        <source>For one target at a time</source>
        <translation>Nur für ein Target auf einmal</translation>
    </message>
    <message>
        <source>By shelf</source>
        <translation>Nach Shelf</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>Beanspruchen</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Show in History</source>
        <translation>Im Verlauf zeigen</translation>
    </message>
    <message>
        <source>Filter by</source>
        <translation>Filtern nach</translation>
    </message>
</context>
<context>
    <name>InventoryText</name>
    <message>
        <source>No interface chosen</source>
        <translation>Keine Schnittstelle gewählt</translation>
    </message>
    <message>
        <source>AoE targets answer on their own Ethernet segment only. Choose the interfaces that lead to yours; nothing is sent on any other.</source>
        <translation>AoE-Targets antworten nur in ihrem eigenen Ethernet-Segment. Wählen Sie die Schnittstellen, die zu Ihren führen; auf keiner anderen wird etwas gesendet.</translation>
    </message>
    <message>
        <source>Also failed</source>
        <translation>Auch fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 is on, but has no cable, or the device at the other end is off.</source>
        <translation>%1 ist eingeschaltet, hat aber kein Kabel, oder das Gerät am anderen Ende ist ausgeschaltet.</translation>
    </message>
    <message>
        <source>%1 is switched off. To switch it on: sudo ip link set dev %1 up</source>
        <translation>%1 ist ausgeschaltet. Zum Einschalten: sudo ip link set dev %1 up</translation>
    </message>
    <message>
        <source>%1 is not there at the moment.</source>
        <translation>%1 ist derzeit nicht vorhanden.</translation>
    </message>
    <message>
        <source>%1 carries no frames</source>
        <translation>%1 überträgt keine Frames</translation>
    </message>
    <message>
        <source>None of the interfaces carries frames</source>
        <translation>Keine der Schnittstellen überträgt Frames</translation>
    </message>
    <message>
        <source>Discovery starts by itself as soon as there is a link.</source>
        <translation>Die Erkennung beginnt von selbst, sobald eine Verbindung besteht.</translation>
    </message>
    <message>
        <source>Looking for targets</source>
        <translation>Targets werden gesucht</translation>
    </message>
    <message>
        <source>Querying all targets on %1.</source>
        <translation>Alle Targets auf %1 werden abgefragt.</translation>
    </message>
    <message>
        <source>Discovering</source>
        <translation>Erkennung läuft</translation>
    </message>
    <message>
        <source>1 target</source>
        <translation>1 Target</translation>
    </message>
    <message>
        <source>%1 targets</source>
        <translation>%1 Targets</translation>
    </message>
    <message>
        <source>1 shelf</source>
        <translation>1 Shelf</translation>
    </message>
    <message>
        <source>%1 shelves</source>
        <translation>%1 Shelves</translation>
    </message>
    <message>
        <source>No targets</source>
        <translation>Keine Targets</translation>
    </message>
    <message>
        <source>1 conflict</source>
        <translation>1 Konflikt</translation>
    </message>
    <message>
        <source>%1 conflicts</source>
        <translation>%1 Konflikte</translation>
    </message>
    <message>
        <source>%1 vanished</source>
        <translation>%1 verschwunden</translation>
    </message>
    <message>
        <source>Nothing matches “%1”</source>
        <translation>Nichts passt zu „%1“</translation>
    </message>
    <message>
        <source>The filter hides the only target.</source>
        <translation>Der Filter blendet das einzige Target aus.</translation>
    </message>
    <message>
        <source>The filter hides all %1 targets.</source>
        <translation>Der Filter blendet alle %1 Targets aus.</translation>
    </message>
    <message>
        <source>Also failed: %1.</source>
        <translation>Auch fehlgeschlagen: %1.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Grant permission…</source>
        <translation>Berechtigung erteilen&#xa0;…</translation>
    </message>
    <message>
        <source>1 possible conflict</source>
        <translation>1 möglicher Konflikt</translation>
    </message>
    <message>
        <source>%1 possible conflicts</source>
        <translation>%1 mögliche Konflikte</translation>
    </message>
    <message>
        <source>%1 missing</source>
        <translation>%1 vermisst</translation>
    </message>
    <message>
        <source>%1 not watched</source>
        <translation>%1 nicht beobachtet</translation>
    </message>
    <message>
        <source>%1 is not connected at the moment.</source>
        <translation>%1 ist zurzeit nicht verbunden.</translation>
    </message>
    <message>
        <source>%1 stopped</source>
        <translation>%1 gestoppt</translation>
    </message>
</context>
<context>
    <name>Labels</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
</context>
<context>
    <name>LinkText</name>
    <message>
        <source>no permission</source>
        <translation>keine Rechte</translation>
    </message>
    <message>
        <source>helper missing</source>
        <translation>Programm fehlt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>startet</translation>
    </message>
    <message>
        <source>up</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>no cable</source>
        <translation>kein Kabel</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>ausgeschaltet</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>no drops</source>
        <translation>keine verworfen</translation>
    </message>
    <message>
        <source>%1 dropped</source>
        <translation>%1 verworfen</translation>
    </message>
    <message>
        <source>MTU %1</source>
        <translation>MTU %1</translation>
    </message>
    <message>
        <source>%1 in</source>
        <translation>%1 empfangen</translation>
    </message>
    <message>
        <source>%1 out</source>
        <translation>%1 gesendet</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Frames: %1 in, %2 out</source>
        <translation>Frames: %1 empfangen, %2 gesendet</translation>
    </message>
    <message>
        <source>Dropped: %1 by the capture buffer, %2 by the interface</source>
        <translation>Verworfen: %1 vom Empfangspuffer, %2 von der Schnittstelle</translation>
    </message>
    <message>
        <source>Blocked: %1</source>
        <translation>Blockiert: %1</translation>
    </message>
    <message>
        <source>%1 Mb/s</source>
        <translation>%1 Mb/s</translation>
    </message>
    <message>
        <source>%1 Gb/s</source>
        <translation>%1 Gb/s</translation>
    </message>
    <message>
        <source>MAC %1, MTU %2</source>
        <translation>MAC-Adresse %1, MTU %2</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 through %2</source>
        <translation>%1 über %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>interface of a box, and how far away it is</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>nicht verbunden</translation>
    </message>
    <message>
        <source>%1 away</source>
        <translation>%1 entfernt</translation>
    </message>
    <message>
        <source>To the box and back: %1</source>
        <translation>Zum Gerät und zurück: %1</translation>
    </message>
</context>
<context>
    <name>ListenProblem</name>
    <message>
        <source>a program of another user</source>
        <translation>ein Programm eines anderen Benutzers</translation>
    </message>
    <message>
        <source>%1 (process %2)</source>
        <translation>%1 (Prozess %2)</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>The console port %1 is taken</source>
        <translation>Der Konsolen-Port %1 ist belegt</translation>
    </message>
    <message>
        <source>Another program was using it a moment ago.</source>
        <translation>Gerade eben hatte ihn ein anderes Programm.</translation>
    </message>
    <message>
        <source>%1 listens there. Lines that it stores are shown; when it ends, Etherdeck listens itself.</source>
        <translation>Dort lauscht %1. Zeilen, die dieses Programm speichert, werden angezeigt; sobald es endet, lauscht Etherdeck selbst.</translation>
    </message>
    <message>
        <source>Etherdeck may not listen on %1</source>
        <translation>Etherdeck darf auf %1 nicht lauschen</translation>
    </message>
    <message>
        <source>Ports below 1024 are reserved for the administrator. Boxes can send to another port, which is set in the preferences.</source>
        <translation>Ports unter 1024 sind dem Systemverwalter vorbehalten. Geräte können an einen anderen senden, der in den Einstellungen steht.</translation>
    </message>
    <message>
        <source>%1 is not an address of this computer</source>
        <translation>%1 ist keine Adresse dieses Rechners</translation>
    </message>
    <message>
        <source>It is set in the preferences. Without an address, Etherdeck listens on all of them.</source>
        <translation>Sie steht in den Einstellungen. Ohne Adresse lauscht Etherdeck auf allen.</translation>
    </message>
    <message>
        <source>“%1” is not an address</source>
        <translation>„%1“ ist keine Adresse</translation>
    </message>
    <message>
        <source>It is set in the preferences. An address is written like 192.168.1.2, ::1 or fe80::1%eth0.</source>
        <translation>Der Eintrag steht in den Einstellungen. Eine Adresse schreibt man wie 192.168.1.2, ::1 oder fe80::1%eth0.</translation>
    </message>
    <message>
        <source>Etherdeck is not listening for console output</source>
        <translation>Etherdeck lauscht nicht auf Konsolenausgaben</translation>
    </message>
    <message>
        <source>Console output is kept only until Etherdeck quits</source>
        <translation>Konsolenausgaben bleiben nur erhalten, bis Etherdeck beendet wird</translation>
    </message>
    <message>
        <source>Console output is not stored</source>
        <translation>Konsolenausgaben werden nicht gespeichert</translation>
    </message>
    <message>
        <source>The history in %1 cannot be used. %2</source>
        <translation>Der Verlauf in %1 kann nicht verwendet werden. %2</translation>
    </message>
    <message>
        <source>The box was not changed</source>
        <translation>Das Gerät wurde nicht geändert</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Listening is switched off in the preferences.</source>
        <translation>Das Lauschen ist in den Einstellungen ausgeschaltet.</translation>
    </message>
    <message>
        <source>No box has sent anything yet</source>
        <translation>Noch hat kein Gerät etwas gesendet</translation>
    </message>
    <message>
        <source>What a box prints on its console appears here: U-Boot while it starts, then the Linux kernel. The box must be set up once to send it to this computer over netconsole; “Set up a box” has the lines for that, ready to copy.</source>
        <translation>Was ein Gerät auf seiner Konsole ausgibt, erscheint hier: U-Boot beim Start, dann der Linux-Kernel. Das Gerät muss einmal so eingerichtet werden, dass es die Ausgabe über netconsole an diesen Rechner sendet; „Gerät einrichten“ enthält die Zeilen dafür, fertig zum Kopieren.</translation>
    </message>
    <message>
        <source>Listening on</source>
        <translation>Lauscht auf</translation>
    </message>
    <message>
        <source>Some console output was lost</source>
        <translation>Einige Konsolenausgaben gingen verloren</translation>
    </message>
    <message>
        <source>Etherdeck ended before all output was stored, and its journal is damaged. What came before and after the damage is in the log.</source>
        <translation>Etherdeck endete, bevor alle Ausgaben gespeichert waren, und sein Journal ist beschädigt. Was vor und nach der beschädigten Stelle kam, steht im Log.</translation>
    </message>
    <message>
        <source>Damaged places: %1
Bytes that could not be read: %2</source>
        <translation>Beschädigte Stellen: %1
Bytes, die nicht gelesen werden konnten: %2</translation>
    </message>
    <message>
        <source>Some console output is not in the log yet</source>
        <translation>Einige Konsolenausgaben stehen noch nicht im Log</translation>
    </message>
    <message>
        <source>Etherdeck ended before all output was stored, and its journal cannot be read at present. %1 Etherdeck tries again at the next start.</source>
        <translation>Etherdeck endete, bevor alle Ausgaben gespeichert waren, und sein Journal lässt sich zurzeit nicht lesen. %1 Beim nächsten Start versucht Etherdeck es erneut.</translation>
    </message>
    <message>
        <source>Missing lines are not filled in</source>
        <translation>Fehlende Zeilen werden nicht ergänzt</translation>
    </message>
    <message>
        <source>What belongs to which box is not stored</source>
        <translation>Was zu welchem Gerät gehört, wird nicht gespeichert</translation>
    </message>
    <message>
        <source>Lines from the logs of boxes cannot be stored in the history. %1 Etherdeck tries again at the next start.</source>
        <translation>Zeilen aus den Logs der Geräte können nicht im Verlauf gespeichert werden. %1 Beim nächsten Start versucht Etherdeck es erneut.</translation>
    </message>
</context>
<context>
    <name>LogAccess</name>
    <message>
        <source>not read yet</source>
        <translation>noch nicht gelesen</translation>
    </message>
    <message>
        <source>%1, folded</source>
        <translation>%1, zugeklappt</translation>
    </message>
    <message>
        <source>Bookmark, %1</source>
        <translation>Lesezeichen, %1</translation>
    </message>
</context>
<context>
    <name>LogActions</name>
    <message>
        <source>&amp;Find in the log…</source>
        <translation>&amp;Im Log suchen&#xa0;…</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>&amp;Weitersuchen</translation>
    </message>
    <message>
        <source>Find &amp;previous</source>
        <translation>&amp;Rückwärts suchen</translation>
    </message>
    <message>
        <source>Filter the log</source>
        <translation>Das Log filtern</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy with times</source>
        <translation>Mit Zeiten kopieren</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>&amp;Bookmark</source>
        <translation>&amp;Lesezeichen</translation>
    </message>
    <message>
        <source>Edit note…</source>
        <translation>Notiz bearbeiten&#xa0;…</translation>
    </message>
    <message>
        <source>Bookmarks…</source>
        <translation>Lesezeichen&#xa0;…</translation>
    </message>
    <message>
        <source>Show properties</source>
        <translation>Eigenschaften anzeigen</translation>
    </message>
    <message>
        <source>Fold or unfold the crash</source>
        <translation>Absturz ein- oder ausklappen</translation>
    </message>
    <message>
        <source>Fold all crashes</source>
        <translation>Alle Abstürze einklappen</translation>
    </message>
    <message>
        <source>Unfold all crashes</source>
        <translation>Alle Abstürze ausklappen</translation>
    </message>
    <message>
        <source>Next crash</source>
        <translation>Nächster Absturz</translation>
    </message>
    <message>
        <source>Previous crash</source>
        <translation>Voriger Absturz</translation>
    </message>
    <message>
        <source>Next boot</source>
        <translation>Nächster Boot</translation>
    </message>
    <message>
        <source>Previous boot</source>
        <translation>Voriger Boot</translation>
    </message>
    <message>
        <source>Next gap</source>
        <translation>Nächste Lücke</translation>
    </message>
    <message>
        <source>Previous gap</source>
        <translation>Vorige Lücke</translation>
    </message>
    <message>
        <source>Highlight rules…</source>
        <translation>Hervorhebungsregeln&#xa0;…</translation>
    </message>
    <message>
        <source>Save as text…</source>
        <translation>Als Text speichern&#xa0;…</translation>
    </message>
    <message>
        <source>Save as JSON lines…</source>
        <translation>Als JSON-Zeilen speichern&#xa0;…</translation>
    </message>
    <message>
        <source>Save datagrams as capture…</source>
        <translation>Datagramme als Mitschnitt speichern&#xa0;…</translation>
    </message>
    <message>
        <source>Show the box</source>
        <translation>Gerät zeigen</translation>
    </message>
</context>
<context>
    <name>LogRules</name>
    <message>
        <source>Teal</source>
        <translation>Blaugrün</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>Bernstein</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
</context>
<context>
    <name>LogScreen</name>
    <message>
        <source>Space shows its properties</source>
        <translation>Leertaste zeigt die Eigenschaften</translation>
    </message>
</context>
<context>
    <name>LogText</name>
    <message>
        <source>ended unexpectedly</source>
        <translation>endete unerwartet</translation>
    </message>
    <message>
        <source>ended in panic</source>
        <translation>endete mit Panic</translation>
    </message>
    <message>
        <source>restarted</source>
        <translation>neu gestartet</translation>
    </message>
    <message>
        <source>powered off</source>
        <translation>ausgeschaltet</translation>
    </message>
    <message>
        <source>Boot %1</source>
        <translation>Boot %1</translation>
    </message>
    <message>
        <source>1 record did not arrive: %1</source>
        <translation>1 Eintrag kam nicht an: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n records did not arrive: %1 to %2</source>
        <translation>
            <numerusform>%n Eintrag kam nicht an: %1 bis %2</numerusform>
            <numerusform>%n Einträge kamen nicht an: %1 bis %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Kernel panic</source>
        <translation>Kernel-Panic</translation>
    </message>
    <message>
        <source>Kernel oops</source>
        <translation>Kernel-Oops</translation>
    </message>
    <message>
        <source>Kernel bug</source>
        <translation>Kernel-Bug</translation>
    </message>
    <message>
        <source>Kernel warning</source>
        <translation>Kernel-Warnung</translation>
    </message>
    <message>
        <source>Undefined behaviour</source>
        <translation>Undefiniertes Verhalten</translation>
    </message>
    <message>
        <source>Memory error</source>
        <translation>Speicherfehler</translation>
    </message>
    <message>
        <source>Hung task</source>
        <translation>Task hängt</translation>
    </message>
    <message>
        <source>Lockup</source>
        <translation>Prozessor hängt</translation>
    </message>
    <message>
        <source>Out of memory</source>
        <translation>Speicher erschöpft</translation>
    </message>
    <message>
        <source>Disk errors</source>
        <translation>Festplattenfehler</translation>
    </message>
    <message>
        <source>USB resets</source>
        <translation>USB-Resets</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>Notfall</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Information</translation>
    </message>
    <message>
        <source>Debug</source>
        <translation>Debug</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1, because it belongs to a crash</source>
        <translation>%1, weil sie zu einem Absturz gehört</translation>
    </message>
    <message>
        <source>This computer slept and heard nothing: %1</source>
        <translation>Dieser Rechner schlief und hörte nichts: %1</translation>
    </message>
    <message>
        <source>%1 (filled from the log of the box)</source>
        <translation>%1 (aus dem Log des Geräts ergänzt)</translation>
    </message>
    <message>
        <source>%1 (%2 of %3 filled from the log of the box)</source>
        <translation>%1 (%2 von %3 aus dem Log des Geräts ergänzt)</translation>
    </message>
    <message>
        <source>1 line from the box&apos;s own log</source>
        <translation>1 Zeile aus dem Log des Geräts</translation>
    </message>
    <message numerus="yes">
        <source>%n lines from the box&apos;s own log</source>
        <translation>
            <numerusform>%n Zeile aus dem Log des Geräts</numerusform>
            <numerusform>%n Zeilen aus dem Log des Geräts</numerusform>
        </translation>
    </message>
    <message>
        <source>did not arrive; from the box&apos;s own log</source>
        <translation>nicht angekommen; aus dem Log des Geräts</translation>
    </message>
</context>
<context>
    <name>MacVendor</name>
    <message>
        <source>None: the address was set by software</source>
        <translation>Keiner: Die Adresse wurde per Software gesetzt</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
</context>
<context>
    <name>MarkKind</name>
    <message>
        <source>Targets that appear or come back</source>
        <translation>Targets, die auftauchen oder wiederkommen</translation>
    </message>
    <message>
        <source>Targets that change</source>
        <translation>Targets, die sich ändern</translation>
    </message>
    <message>
        <source>Boots</source>
        <translation>Boots</translation>
    </message>
    <message>
        <source>Paths lost</source>
        <translation>Verlorene Pfade</translation>
    </message>
    <message>
        <source>Targets that vanish</source>
        <translation>Targets, die verschwinden</translation>
    </message>
    <message>
        <source>Kernel warnings</source>
        <translation>Kernel-Warnungen</translation>
    </message>
    <message>
        <source>Disk errors</source>
        <translation>Festplattenfehler</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Konflikte</translation>
    </message>
    <message>
        <source>Crashes</source>
        <translation>Abstürze</translation>
    </message>
    <message>
        <source>Boot</source>
        <translation>Boot</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Disk error</source>
        <translation>Festplattenfehler</translation>
    </message>
    <message>
        <source>Crash</source>
        <translation>Absturz</translation>
    </message>
    <message>
        <source>Targets missing at startup</source>
        <translation>Targets, die beim Start von Etherdeck fehlen</translation>
    </message>
    <message>
        <source>Possible conflicts</source>
        <translation>Mögliche Konflikte</translation>
    </message>
</context>
<context>
    <name>MomentText</name>
    <message>
        <source>today %1</source>
        <translation>heute %1</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>gestern %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>day of the week, time</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>NetconsoleTexts</name>
    <message>
        <source>With the variables of 2013.</source>
        <translation>Mit den Variablen von 2013.</translation>
    </message>
    <message>
        <source>With the variables of later recipes.</source>
        <translation>Mit den Variablen späterer Anleitungen.</translation>
    </message>
    <message>
        <source>With variables of its own.</source>
        <translation>Mit eigenen Variablen.</translation>
    </message>
    <message>
        <source>%1 port %2, from %3 (%4)</source>
        <translation>%1, Port %2, von %3 (%4)</translation>
    </message>
    <message>
        <source>Off.</source>
        <translation>Aus.</translation>
    </message>
    <message>
        <source>Started at each boot, if the other side answers a ping.</source>
        <translation>Wird bei jedem Boot gestartet, wenn die Gegenseite auf einen Ping antwortet.</translation>
    </message>
    <message>
        <source>Started at each boot without a ping: while the other side is off, each boot takes minutes.</source>
        <translation>Wird bei jedem Boot ohne Ping gestartet: Solange die Gegenseite aus ist, dauert jeder Boot Minuten.</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>From %1 to %2.</source>
        <translation>Von %1 an %2.</translation>
    </message>
    <message>
        <source>Sends its messages to %1.</source>
        <translation>Sendet seine Meldungen an %1.</translation>
    </message>
    <message>
        <source>Sends its messages to %1, as set up at its start.</source>
        <translation>Sendet seine Meldungen an %1, wie beim Start eingerichtet.</translation>
    </message>
    <message>
        <source>Sends its messages to %1 after its next start.</source>
        <translation>Sendet seine Meldungen nach dem nächsten Start an %1.</translation>
    </message>
    <message>
        <source>Until its next start.</source>
        <translation>Bis zum nächsten Start.</translation>
    </message>
    <message>
        <source>After its next start to %1.</source>
        <translation>Nach dem nächsten Start an %1.</translation>
    </message>
    <message>
        <source>Only messages more severe than level %1.</source>
        <translation>Nur Meldungen, die schwerer wiegen als Stufe %1.</translation>
    </message>
    <message>
        <source>No station answers for %1.</source>
        <translation>Unter %1 antwortet keine Station.</translation>
    </message>
    <message>
        <source>Choose one that no station has.</source>
        <translation>Wählen Sie eine, die keine Station hat.</translation>
    </message>
    <message>
        <source>This computer has no address in a network of the box. Enter where the console is to be sent.</source>
        <translation>Dieser Rechner hat keine Adresse in einem Netz des Geräts. Geben Sie an, wohin die Konsole gesendet werden soll.</translation>
    </message>
    <message>
        <source>Where it is to be sent is not the IPv4 address of a station.</source>
        <translation>Das Ziel ist nicht die IPv4-Adresse einer Station.</translation>
    </message>
    <message>
        <source>U-Boot has no address yet, and none can be proposed. Enter one that no station has and that no DHCP server gives away.</source>
        <translation>U-Boot hat noch keine Adresse, und es lässt sich keine vorschlagen. Geben Sie eine ein, die keine Station hat und die kein DHCP-Server vergibt.</translation>
    </message>
    <message>
        <source>The address in U-Boot is not the IPv4 address of a station.</source>
        <translation>Die Adresse in U-Boot ist nicht die IPv4-Adresse einer Station.</translation>
    </message>
    <message>
        <source>%1 cannot be both the box and where its console is sent.</source>
        <translation>%1 kann nicht zugleich das Gerät und das Ziel seiner Konsole sein.</translation>
    </message>
    <message>
        <source>%1 is the address of Linux on the box. U-Boot needs one of its own.</source>
        <translation>%1 ist die Adresse von Linux auf dem Gerät. U-Boot braucht eine eigene.</translation>
    </message>
    <message>
        <source>%1 is an address of this computer.</source>
        <translation>%1 ist eine Adresse dieses Rechners.</translation>
    </message>
    <message>
        <source>Another station has the address %1: %2 answers.</source>
        <translation>Eine andere Station hat die Adresse %1: %2 antwortet.</translation>
    </message>
    <message>
        <source>U-Boot has no gatewayip, and not both addresses are in a network of the box.</source>
        <translation>In U-Boot ist gatewayip nicht gesetzt, und nicht beide Adressen liegen in einem Netz des Geräts.</translation>
    </message>
    <message>
        <source>The DHCP server may give the address in U-Boot to another station.</source>
        <translation>Der DHCP-Server kann die Adresse in U-Boot einer anderen Station geben.</translation>
    </message>
    <message>
        <source>The address in U-Boot is one for which no station answers now. Make sure that no DHCP server gives it away.</source>
        <translation>Unter der Adresse in U-Boot antwortet jetzt keine Station. Stellen Sie sicher, dass kein DHCP-Server sie vergibt.</translation>
    </message>
    <message>
        <source>It could not be checked whether a station has the address in U-Boot.</source>
        <translation>Es ließ sich nicht prüfen, ob eine Station die Adresse in U-Boot hat.</translation>
    </message>
    <message>
        <source>bootcmd itself starts netconsole. Change it on the tab U-Boot.</source>
        <translation>bootcmd selbst startet Netconsole. Ändern Sie es auf dem Reiter U-Boot.</translation>
    </message>
    <message>
        <source>preboot starts netconsole in a condition or loop that cannot be taken apart here. Change it on the tab U-Boot.</source>
        <translation>preboot startet Netconsole in einer Bedingung oder Schleife, die hier nicht zerlegt werden kann. Ändern Sie es auf dem Reiter U-Boot.</translation>
    </message>
    <message>
        <source>While U-Boot&apos;s netconsole is on, whoever sends from that address can type at U-Boot&apos;s prompt, and the serial console is dead. Disable it when you do not need it.</source>
        <translation>Solange Netconsole von U-Boot an ist, kann jeder, der von dieser Adresse sendet, am Prompt von U-Boot tippen, und die serielle Konsole ist tot. Schalten Sie es aus, wenn Sie es nicht brauchen.</translation>
    </message>
</context>
<context>
    <name>NoticeTexts</name>
    <message>
        <source>%1 “%2”</source>
        <translation>%1 „%2“</translation>
    </message>
    <message>
        <source>Different disks answered as %1</source>
        <translation>Verschiedene Festplatten antworteten als %1</translation>
    </message>
    <message>
        <source>Different disks answer as %1</source>
        <translation>Verschiedene Festplatten antworten als %1</translation>
    </message>
    <message>
        <source>%1 may have been two disks</source>
        <translation>%1 waren vielleicht zwei Festplatten</translation>
    </message>
    <message>
        <source>%1 may be two disks</source>
        <translation>%1 sind vielleicht zwei Festplatten</translation>
    </message>
    <message>
        <source>This ended at %1. Until then, an initiator that used both may have destroyed data.</source>
        <translation>Das endete am %1. Bis dahin kann ein Initiator, der beide benutzte, Daten zerstört haben.</translation>
    </message>
    <message>
        <source>This ended at %1.</source>
        <translation>Das endete am %1.</translation>
    </message>
    <message>
        <source>This was the case when Etherdeck was last open; it has not been seen since.</source>
        <translation>So war es, als Etherdeck zuletzt offen war; seither wurde es nicht gesehen.</translation>
    </message>
    <message>
        <source>An initiator that uses both destroys data. Stop one of the two exports, or give it another address.</source>
        <translation>Ein Initiator, der beide benutzt, zerstört Daten. Halten Sie einen der beiden Exporte an, oder geben Sie ihm eine andere Adresse.</translation>
    </message>
    <message>
        <source>Two boxes answer, and nothing proves that they hold the same disk.</source>
        <translation>Zwei Geräte antworten, und nichts beweist, dass sie dieselbe Festplatte haben.</translation>
    </message>
    <message>
        <source>This was the case when Etherdeck was last open. The reason was: %1</source>
        <translation>So war es, als Etherdeck zuletzt offen war. Der Grund war: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Export %1 of %2 failed</source>
        <translation>Export %1 von %2 ist ausgefallen</translation>
    </message>
    <message>
        <source>The first of %1 crashes in this boot.</source>
        <translation>Der erste von %1 Abstürzen in diesem Boot.</translation>
    </message>
    <message>
        <source>This ended at %1. The reason was: %2</source>
        <translation>Das endete am %1. Der Grund war: %2</translation>
    </message>
</context>
<context>
    <name>NotificationPolicy</name>
    <message>
        <source>%1 stopped answering</source>
        <translation>%1 antwortet nicht mehr</translation>
    </message>
    <message>
        <source>%1 answers again</source>
        <translation>%1 antwortet wieder</translation>
    </message>
    <message>
        <source>Different disks answer as %1</source>
        <translation>Verschiedene Festplatten antworten als %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 targets stopped answering</source>
        <translation>%1 Targets antworten nicht mehr</translation>
    </message>
    <message>
        <source>%1 targets answer again</source>
        <translation>%1 Targets antworten wieder</translation>
    </message>
    <message>
        <source>%1 targets are in conflict</source>
        <translation>%1 Targets im Konflikt</translation>
    </message>
    <message>
        <source>%1 targets: %2</source>
        <translation>%1 Targets: %2</translation>
    </message>
    <message>
        <source>An initiator that uses both destroys data. Open Etherdeck to see who answers.</source>
        <translation>Ein Initiator, der beide verwendet, zerstört Daten. Öffnen Sie Etherdeck, um zu sehen, wer antwortet.</translation>
    </message>
    <message>
        <source>%1 “%2”</source>
        <translation>%1 „%2“</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>%1 may be two disks</source>
        <translation>%1 könnte zwei Festplatten sein</translation>
    </message>
    <message>
        <source>%1 targets may be two disks each</source>
        <translation>%1 Targets könnten je zwei Festplatten sein</translation>
    </message>
    <message>
        <source>Two boxes answer, and nothing proves that they hold the same disk. Open Etherdeck to see what would decide it.</source>
        <translation>Zwei Geräte antworten, und nichts beweist, dass sie dieselbe Festplatte haben. Öffnen Sie Etherdeck, um zu sehen, was es klären würde.</translation>
    </message>
    <message>
        <source>All %1 targets on %2 stopped answering: switch or cable?</source>
        <translation>Alle %1 Targets an %2 antworten nicht mehr: Switch oder Kabel?</translation>
    </message>
    <message>
        <source>%1 answer as %2</source>
        <translation>%1 antworten als %2</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>etherdeck: %1
Try &apos;etherdeck --help&apos;.
</source>
        <translation>etherdeck: %1
Versuchen Sie &apos;etherdeck --help&apos;.
</translation>
    </message>
    <message>
        <source>Shows every ATA-over-Ethernet target on the wire.</source>
        <translation>Zeigt jedes ATA-over-Ethernet-Target im Netz.</translation>
    </message>
    <message>
        <source>Search on interface IF; may be repeated.</source>
        <translation>Auf der Schnittstelle IF suchen; mehrfach möglich.</translation>
    </message>
    <message>
        <source>Path of the helper etherdeck-link; also set by ETHERDECK_LINK.</source>
        <translation>Pfad des Hilfsprogramms etherdeck-link; auch über ETHERDECK_LINK.</translation>
    </message>
    <message>
        <source>light, dark or system.</source>
        <translation>light, dark oder system.</translation>
    </message>
    <message>
        <source>Save a picture of the window to FILE once discovery is complete, then exit.</source>
        <translation>Ein Bild des Fensters in FILE speichern, sobald die Erkennung abgeschlossen ist, dann beenden.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not expected here.</source>
        <translation>„%1“ wird hier nicht erwartet.</translation>
    </message>
    <message>
        <source>--picture needs a file name.</source>
        <translation>--picture braucht einen Dateinamen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a theme: use light, dark or system.</source>
        <translation>„%1“ ist kein Farbschema: Verwenden Sie light, dark oder system.</translation>
    </message>
    <message>
        <source>Receive netconsole output on UDP port N instead of 6666.</source>
        <translation>Netconsole-Ausgaben auf UDP-Port N statt 6666 empfangen.</translation>
    </message>
    <message>
        <source>Receive netconsole output on ADDRESS only; may be repeated.</source>
        <translation>Netconsole-Ausgaben nur auf ADDRESS empfangen; mehrfach möglich.</translation>
    </message>
    <message>
        <source>Keep the history in FILE.</source>
        <translation>Den Verlauf in FILE führen.</translation>
    </message>
    <message>
        <source>--store needs a file name.</source>
        <translation>--store braucht einen Dateinamen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a port: use 1 to 65535.</source>
        <translation>„%1“ ist kein Port: Verwenden Sie 1 bis 65535.</translation>
    </message>
    <message>
        <source> Did you mean &apos;%1&apos;?</source>
        <translation> Meinten Sie „%1“?</translation>
    </message>
</context>
<context>
    <name>OwnerChange</name>
    <message>
        <source>%1 targets are claimed</source>
        <translation>%1 Targets sind beansprucht</translation>
    </message>
    <message>
        <source>%1 targets are released</source>
        <translation>%1 Targets sind freigegeben</translation>
    </message>
    <message>
        <source>One target is claimed</source>
        <translation>Ein Target ist beansprucht</translation>
    </message>
    <message>
        <source>One target is released</source>
        <translation>Ein Target ist freigegeben</translation>
    </message>
    <message>
        <source>%1 of %2 targets are claimed</source>
        <translation>%1 von %2 Targets sind beansprucht</translation>
    </message>
    <message>
        <source>%1 of %2 targets are released</source>
        <translation>%1 von %2 Targets sind freigegeben</translation>
    </message>
</context>
<context>
    <name>PermissionText</name>
    <message>
        <source>The helper %1 is missing. Reinstall Etherdeck.</source>
        <translation>Das Hilfsprogramm %1 fehlt. Installieren Sie Etherdeck neu.</translation>
    </message>
    <message>
        <source>“%1” is not a full path, so it is not certain which file would get the right. Start Etherdeck with the helper&apos;s full path.</source>
        <translation>„%1“ ist kein vollständiger Pfad, daher ist nicht sicher, welche Datei das Recht bekäme. Starten Sie Etherdeck mit dem vollständigen Pfad des Hilfsprogramms.</translation>
    </message>
    <message>
        <source>%1 is a symbolic link, which could point to another file by the time the right is given. Start Etherdeck with the path of the helper itself.</source>
        <translation>%1 ist ein symbolischer Link, der auf eine andere Datei zeigen könnte, bis das Recht erteilt wird. Starten Sie Etherdeck mit dem Pfad des Hilfsprogramms selbst.</translation>
    </message>
    <message>
        <source>%1 is not a program file. Reinstall Etherdeck.</source>
        <translation>%1 ist keine Programmdatei. Installieren Sie Etherdeck neu.</translation>
    </message>
    <message>
        <source>%1, or a folder above it, belongs to somebody else, who could put another program in its place. Install Etherdeck for the whole system, or build it in a folder of your own.</source>
        <translation>%1 oder ein übergeordneter Ordner gehört jemand anderem, der ein anderes Programm an diese Stelle setzen könnte. Installieren Sie Etherdeck für das ganze System oder bauen Sie es in einem eigenen Ordner.</translation>
    </message>
    <message>
        <source>%1, or a folder above it, can be changed by other users, who could put another program in its place. Remove their write permission, then check again.</source>
        <translation>%1 oder ein übergeordneter Ordner kann von anderen Benutzern verändert werden, die ein anderes Programm an diese Stelle setzen könnten. Entziehen Sie ihnen das Schreibrecht und prüfen Sie dann erneut.</translation>
    </message>
    <message>
        <source>Nothing is missing: Etherdeck may send and receive AoE frames.</source>
        <translation>Es fehlt nichts: Etherdeck darf AoE-Frames senden und empfangen.</translation>
    </message>
    <message>
        <source>Etherdeck&apos;s helper, etherdeck-link, is not where it should be.</source>
        <translation>Das Hilfsprogramm von Etherdeck, etherdeck-link, ist nicht dort, wo es sein sollte.</translation>
    </message>
    <message>
        <source>AoE frames go straight onto the Ethernet, which Linux does not allow everyone to do. A small helper, etherdeck-link, does that and nothing else, and you may not start it yet.</source>
        <translation>AoE-Frames gehen direkt auf das Ethernet, und das erlaubt Linux nicht jedem. Ein kleines Hilfsprogramm, etherdeck-link, tut das und sonst nichts, und Sie dürfen es noch nicht starten.</translation>
    </message>
    <message>
        <source>AoE frames go straight onto the Ethernet, which Linux does not allow everyone to do. A small helper, etherdeck-link, does that and nothing else; it needs the right to open raw sockets (CAP_NET_RAW). Etherdeck itself gets no rights.</source>
        <translation>AoE-Frames gehen direkt auf das Ethernet, und das erlaubt Linux nicht jedem. Ein kleines Hilfsprogramm, etherdeck-link, tut das und sonst nichts; es braucht das Recht, rohe Sockets zu öffnen (CAP_NET_RAW). Etherdeck selbst bekommt keine Rechte.</translation>
    </message>
    <message>
        <source>Lets you, and no one else, start the helper:</source>
        <translation>Erlaubt Ihnen und sonst niemandem, das Hilfsprogramm zu starten:</translation>
    </message>
    <message>
        <source>Gives the helper this one right:</source>
        <translation>Gibt dem Hilfsprogramm dieses eine Recht:</translation>
    </message>
    <message>
        <source>The helper is your own file, as in a build folder: the right is lost whenever it is rebuilt.</source>
        <translation>Das Hilfsprogramm ist Ihre eigene Datei, etwa in einem Build-Ordner: Das Recht geht bei jedem Neubau verloren.</translation>
    </message>
    <message>
        <source>The permanent way is the group %1: after “sudo adduser $USER %1” and a new login, updates keep your access.</source>
        <translation>Der dauerhafte Weg ist die Gruppe %1: Nach „sudo adduser $USER %1“ und erneuter Anmeldung bleibt Ihr Zugriff bei Aktualisierungen erhalten.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Etherdeck may now send and receive AoE frames.</source>
        <translation>Etherdeck darf jetzt AoE-Frames senden und empfangen.</translation>
    </message>
    <message>
        <source>Nothing was changed</source>
        <translation>Es wurde nichts geändert</translation>
    </message>
    <message>
        <source>The system did not allow it</source>
        <translation>Das System hat es nicht erlaubt</translation>
    </message>
    <message>
        <source>You may not act as administrator here, or no program is installed that asks for the password. Copy the command into a terminal, or ask the administrator of this computer.</source>
        <translation>Sie dürfen hier nicht als Systemverwalter handeln, oder es ist kein Programm installiert, das nach dem Passwort fragt. Kopieren Sie den Befehl in ein Terminal oder fragen Sie den Systemverwalter dieses Rechners.</translation>
    </message>
    <message>
        <source>pkexec is not installed on this computer</source>
        <translation>pkexec ist auf diesem Rechner nicht installiert</translation>
    </message>
    <message>
        <source>It asks for the administrator&apos;s password. Copy the command into a terminal instead, then check again.</source>
        <translation>Es fragt nach dem Passwort des Systemverwalters. Kopieren Sie stattdessen den Befehl in ein Terminal und prüfen Sie dann erneut.</translation>
    </message>
    <message>
        <source>The command failed</source>
        <translation>Der Befehl ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 ended with status %2. Its output is below.</source>
        <translation>%1 endete mit Status %2. Die Ausgabe steht unten.</translation>
    </message>
    <message>
        <source>The commands succeeded, but something is still missing</source>
        <translation>Die Befehle waren erfolgreich, aber etwas fehlt noch</translation>
    </message>
    <message>
        <source>The helper may be on a file system that does not store such rights. Install Etherdeck on a local disk.</source>
        <translation>Vielleicht liegt das Hilfsprogramm auf einem Dateisystem, das solche Rechte nicht speichert. Installieren Sie Etherdeck auf einer lokalen Festplatte.</translation>
    </message>
    <message>
        <source>The repair was cancelled</source>
        <translation>Die Reparatur wurde abgebrochen</translation>
    </message>
    <message>
        <source>What has started may still finish. Check again to see what is missing now.</source>
        <translation>Was schon begonnen hat, wird vielleicht noch fertig. Prüfen Sie erneut, um zu sehen, was jetzt fehlt.</translation>
    </message>
    <message>
        <source>The system asks for the password once for each command.</source>
        <translation>Das System fragt für jeden Befehl einmal nach dem Passwort.</translation>
    </message>
    <message>
        <source>The password prompt was closed. “Repair” asks again.</source>
        <translation>Die Passwortabfrage wurde geschlossen. „Reparieren“ fragt erneut.</translation>
    </message>
</context>
<context>
    <name>PlainText</name>
    <message>
        <source>%1 (%2) · %3 sectors</source>
        <translation>%1 (%2) · %3 Sektoren</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>%1 s ago</source>
        <translation>vor %1 s</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>vor %1 min</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>vor %1 h</translation>
    </message>
    <message>
        <source>%1 days ago</source>
        <translation>vor %1 Tagen</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Same as system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>The rack</source>
        <translation>Rack</translation>
    </message>
    <message>
        <source>The table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>&amp;Ask every</source>
        <translation>&amp;Abfrage alle</translation>
    </message>
    <message>
        <source>How often known targets are asked whether they are still there. A shorter interval notices a vanished target sooner, but sends more frames; 10 seconds suits most networks.</source>
        <translation>Wie oft bekannte Targets gefragt werden, ob sie noch da sind. Bei kürzerem Intervall fällt ein verschwundenes Target eher auf, es werden aber mehr Frames gesendet; 10 Sekunden passen für die meisten Netze.</translation>
    </message>
    <message>
        <source>Receive t&amp;he output of boxes</source>
        <translation>D&amp;ie Ausgaben der Geräte empfangen</translation>
    </message>
    <message>
        <source>UDP &amp;port</source>
        <translation>&amp;UDP-Port</translation>
    </message>
    <message>
        <source>All addresses of this computer</source>
        <translation>Alle Adressen dieses Rechners</translation>
    </message>
    <message>
        <source>On addr&amp;esses</source>
        <translation>Auf Adr&amp;essen</translation>
    </message>
    <message>
        <source>Keep this computer a&amp;wake while a box depends on it</source>
        <translation>Diesen Rechner &amp;wach halten, solange ein Gerät auf ihn angewiesen ist</translation>
    </message>
    <message>
        <source>While this computer sleeps, a U-Boot that prints to it blocks for up to 25 seconds on each write. If you suspend the computer yourself, the desktop warns you and lets you continue.</source>
        <translation>Solange dieser Rechner schläft, blockiert ein U-Boot, das zu ihm ausgibt, bei jeder Ausgabe bis zu 25 Sekunden lang. Wenn Sie den Rechner selbst in den Ruhezustand schicken, weist der Desktop darauf hin und lässt Sie fortfahren.</translation>
    </message>
    <message>
        <source> days</source>
        <translation> Tage</translation>
    </message>
    <message>
        <source>&amp;Keep at most</source>
        <translation>&amp;Höchstens behalten</translation>
    </message>
    <message>
        <source>Days to keep</source>
        <translation>Tage, die behalten werden</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>Any size</source>
        <translation>Jede Größe</translation>
    </message>
    <message>
        <source>Megabytes to keep</source>
        <translation>Megabytes, die behalten werden</translation>
    </message>
    <message>
        <source>&amp;Notify while the window is not in front</source>
        <translation>&amp;Melden, solange das Fenster nicht im Vordergrund ist</translation>
    </message>
    <message>
        <source>When a target &amp;vanishes</source>
        <translation>Wenn ein Target &amp;verschwindet</translation>
    </message>
    <message>
        <source>When it comes &amp;back</source>
        <translation>Wenn es wieder&amp;kommt</translation>
    </message>
    <message>
        <source>When two disks claim, or may claim, one a&amp;ddress</source>
        <translation>Wenn zwei Festplatten eine A&amp;dresse beanspruchen oder beanspruchen könnten</translation>
    </message>
    <message>
        <source>When a box c&amp;rashes</source>
        <translation>Wenn ein Gerät abstü&amp;rzt</translation>
    </message>
    <message>
        <source>When a bo&amp;x boots</source>
        <translation>Wenn ein Gerät &amp;bootet</translation>
    </message>
    <message>
        <source>When a kernel stays silent after startin&amp;g</source>
        <translation>Wenn ein Kernel nach dem Start schwei&amp;gt</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>S&amp;prache</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>&amp;Start with</source>
        <translation>Starta&amp;nsicht</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>&amp;Fill gaps from the logs of boxes with an agent</source>
        <translation>Lü&amp;cken aus den Logs der Geräte mit Agent füllen</translation>
    </message>
    <message>
        <source>Kernel messages that did not arrive are read from the box&apos;s own log, once, and marked. The box has to be connected on the Devices page.</source>
        <translation>Kernelmeldungen, die nicht angekommen sind, werden einmal aus dem Log des Geräts gelesen und gekennzeichnet. Das Gerät muss auf der Seite Geräte verbunden sein.</translation>
    </message>
    <message>
        <source>Discovery</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Konsole</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Any age</source>
        <translation>Jedes Alter</translation>
    </message>
</context>
<context>
    <name>RackContents</name>
    <message>
        <source>nothing that matches the filter</source>
        <translation>nichts, was zum Filter passt</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>Shelf %1, slot %2: %3</source>
        <translation>Shelf %1, Slot %2: %3</translation>
    </message>
    <message>
        <source>Shelf %1, slots %2 to %3: %4</source>
        <translation>Shelf %1, Slots %2 bis %3: %4</translation>
    </message>
    <message>
        <source>Shelf %1</source>
        <translation>Shelf %1</translation>
    </message>
    <message>
        <source>Shelf %1: %2</source>
        <translation>Shelf %1: %2</translation>
    </message>
</context>
<context>
    <name>RackPainter</name>
    <message>
        <source>%1 empty</source>
        <translation>%1 leer</translation>
    </message>
    <message>
        <source>%1 not shown</source>
        <translation>%1 nicht gezeigt</translation>
    </message>
</context>
<context>
    <name>RulePresets</name>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Oops and panic</source>
        <translation>Oops und Panik</translation>
    </message>
    <message>
        <source>Out of memory</source>
        <translation>Speicher erschöpft</translation>
    </message>
    <message>
        <source>U-Boot&apos;s prompt and countdown</source>
        <translation>Prompt und Countdown von U-Boot</translation>
    </message>
    <message>
        <source>Disk errors</source>
        <translation>Festplattenfehler</translation>
    </message>
    <message>
        <source>Network link</source>
        <translation>Netzwerkverbindung</translation>
    </message>
    <message>
        <source>USB devices</source>
        <translation>USB-Geräte</translation>
    </message>
</context>
<context>
    <name>SavedExports</name>
    <message>
        <source>The file is longer than an agent accepts.</source>
        <translation>Die Datei ist länger, als ein Agent annimmt.</translation>
    </message>
    <message>
        <source>The file was not written by “Save…” or “etherdeckctl export save”, or by a later version of them.</source>
        <translation>Die Datei wurde weder mit „Speichern&#xa0;…“ noch mit „etherdeckctl export save“ geschrieben, oder von einer späteren Version.</translation>
    </message>
    <message>
        <source>The file is not JSON.</source>
        <translation>Die Datei ist kein JSON.</translation>
    </message>
    <message>
        <source>The file has an invalid “%1”.</source>
        <translation>Die Datei enthält ein ungültiges „%1“.</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>Create %1</source>
        <translation>%1 anlegen</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Start %1</source>
        <translation>%1 starten</translation>
    </message>
    <message>
        <source>Stop %1</source>
        <translation>%1 stoppen</translation>
    </message>
    <message>
        <source>Restart %1</source>
        <translation>%1 neu starten</translation>
    </message>
    <message>
        <source>Undo change %1: %2</source>
        <translation>Änderung %1 rückgängig machen: %2</translation>
    </message>
    <message>
        <source>A change waits to be kept: %1. Keep it, or let it revert first.</source>
        <translation>Eine Änderung wartet darauf, behalten zu werden: %1. Behalten Sie sie, oder warten Sie, bis sie zurückgenommen ist.</translation>
    </message>
    <message>
        <source>Another change waits to be kept: %1.</source>
        <translation>Eine andere Änderung wartet darauf, behalten zu werden: %1.</translation>
    </message>
    <message>
        <source>%1 Undoing the steps before it failed as well: %2</source>
        <translation>%1 Auch das Rückgängigmachen der Schritte davor ist fehlgeschlagen: %2</translation>
    </message>
    <message>
        <source>Checking who has the address on the wire</source>
        <translation>Es wird geprüft, wer die Adresse im Netz hat</translation>
    </message>
    <message>
        <source>Watching for initiators that use it</source>
        <translation>Es wird beobachtet, welche Initiatoren ihn verwenden</translation>
    </message>
    <message>
        <source>Export %1 as %2</source>
        <translation>%1 als %2 exportieren</translation>
    </message>
    <message>
        <source>Create %1 exports</source>
        <translation>%1 Exporte anlegen</translation>
    </message>
    <message>
        <source>Start %1 on %2, if the disk is the right one and no other target answers there</source>
        <translation>%1 auf %2 starten, wenn die Festplatte die richtige ist und dort kein anderes Target antwortet</translation>
    </message>
    <message>
        <source>Stop %1 on %2</source>
        <translation>%1 auf %2 stoppen</translation>
    </message>
    <message>
        <source>Do not start %1 again</source>
        <translation>%1 nicht wieder starten</translation>
    </message>
    <message>
        <source>%1 starts again when the box is started.</source>
        <translation>%1 startet wieder, wenn das Gerät gestartet wird.</translation>
    </message>
    <message>
        <source>%1 is restarted: initiators wait for a moment and repeat their requests.</source>
        <translation>%1 wird neu gestartet: Initiatoren warten einen Moment und wiederholen ihre Anfragen.</translation>
    </message>
    <message>
        <source>Initiators wait for a moment and repeat their requests.</source>
        <translation>Initiatoren warten einen Moment und wiederholen ihre Anfragen.</translation>
    </message>
    <message>
        <source>The disk keeps its data.</source>
        <translation>Die Daten auf der Festplatte bleiben erhalten.</translation>
    </message>
    <message>
        <source>Nobody was seen reading or writing %1. That proves nothing: an idle mount is silent.</source>
        <translation>Niemand wurde beim Lesen oder Schreiben von %1 gesehen. Das beweist nichts: Wer das Target eingehängt hat und nichts tut, ist still.</translation>
    </message>
    <message>
        <source>It could not be checked whether an initiator uses %1.</source>
        <translation>Es ließ sich nicht prüfen, ob ein Initiator %1 verwendet.</translation>
    </message>
    <message>
        <source>%1 uses %2. Data that was not written yet may be lost, and the file system damaged.</source>
        <translation>%1 verwendet %2. Noch nicht geschriebene Daten können verloren gehen, und das Dateisystem kann beschädigt werden.</translation>
    </message>
    <message>
        <source>%1 use %2. Data that was not written yet may be lost, and the file system damaged.</source>
        <translation>%1 verwenden %2. Noch nicht geschriebene Daten können verloren gehen, und das Dateisystem kann beschädigt werden.</translation>
    </message>
    <message>
        <source>%1 has no link: nobody will see the export there.</source>
        <translation>%1 hat keinen Link: Dort wird niemand den Export sehen.</translation>
    </message>
    <message>
        <source>%1 runs at only %2 Mb/s.</source>
        <translation>%1 läuft nur mit %2 Mb/s.</translation>
    </message>
    <message>
        <source>%1 runs at half duplex.</source>
        <translation>%1 läuft halbduplex.</translation>
    </message>
    <message>
        <source>%1 may be another disk after the next start. Its stable names: %2. The best one is %3.</source>
        <translation>%1 kann nach dem nächsten Start eine andere Festplatte sein. Ihre festen Namen: %2. Der beste ist %3.</translation>
    </message>
    <message>
        <source>Nothing about %1 proves that it is the same disk after it was unplugged or the box restarted.</source>
        <translation>Nichts an %1 beweist nach dem Abziehen oder nach einem Neustart des Geräts, dass es dieselbe Festplatte ist.</translation>
    </message>
    <message>
        <source>Debian&apos;s own units will not start it at boot, since they do not check the disk. The agent starts it, once it has checked the disk.</source>
        <translation>Die Units von Debian starten ihn nicht mit dem Gerät, weil sie die Festplatte nicht prüfen. Der Agent startet ihn, sobald er die Festplatte geprüft hat.</translation>
    </message>
    <message>
        <source>It could not be checked whether another target has the address %1.</source>
        <translation>Es ließ sich nicht prüfen, ob ein anderes Target die Adresse %1 hat.</translation>
    </message>
    <message>
        <source>Nobody answered for %1 on %2. A target that is masked from this box would not have answered.</source>
        <translation>Niemand hat für %1 auf %2 geantwortet. Ein Target, das für dieses Gerät maskiert ist, hätte nicht geantwortet.</translation>
    </message>
    <message>
        <source>So far, every initiator may use it; after this change, only those in the list.</source>
        <translation>Bisher darf ihn jeder Initiator verwenden, nach dieser Änderung nur die auf der Liste.</translation>
    </message>
    <message>
        <source>After this change, every initiator may use it.</source>
        <translation>Nach dieser Änderung darf ihn jeder Initiator verwenden.</translation>
    </message>
    <message>
        <source>%1 holds data (%2), which initiators can overwrite.</source>
        <translation>Auf %1 sind Daten (%2), die Initiatoren überschreiben können.</translation>
    </message>
    <message>
        <source>%1 is left alone: this box already has it as in the file.</source>
        <translation>%1 bleibt unverändert: Dieses Gerät hat ihn schon so wie in der Datei.</translation>
    </message>
    <message>
        <source>%1 are left alone: this box already has them as in the file.</source>
        <translation>%1 bleiben unverändert: Dieses Gerät hat sie schon so wie in der Datei.</translation>
    </message>
    <message>
        <source>Take over the vblade that serves %1</source>
        <translation>vblade von %1 übernehmen</translation>
    </message>
    <message>
        <source>It keeps running. From now on it is started again when it ends, and at boot: remove it from whatever starts it.</source>
        <translation>Es läuft weiter. Ab jetzt wird es neu gestartet, wenn es endet, und mit dem Gerät gestartet: Entfernen Sie es dort, wo es bisher gestartet wird.</translation>
    </message>
    <message>
        <source>Take over %1 export of vblade-persist</source>
        <translation>%1 Export von vblade-persist übernehmen</translation>
    </message>
    <message>
        <source>Take over %1 exports of vblade-persist</source>
        <translation>%1 Exporte von vblade-persist übernehmen</translation>
    </message>
    <message>
        <source>Keep runit from starting %1 at boot</source>
        <translation>Verhindern, dass runit %1 mit dem Gerät startet</translation>
    </message>
    <message>
        <source>Stop %1 of vblade-persist</source>
        <translation>%1 von vblade-persist stoppen</translation>
    </message>
    <message>
        <source>%1 is left as it is: %2</source>
        <translation>%1 bleibt, wie es ist: %2</translation>
    </message>
    <message>
        <source>Lock %1</source>
        <translation>%1 sperren</translation>
    </message>
    <message>
        <source>Unlock %1</source>
        <translation>%1 entsperren</translation>
    </message>
    <message>
        <source>Refuse every plan that touches %1</source>
        <translation>Jeden Plan ablehnen, der %1 betrifft</translation>
    </message>
    <message>
        <source>Allow plans that touch %1</source>
        <translation>Pläne zulassen, die %1 betreffen</translation>
    </message>
    <message>
        <source>The file takes up space only as it is written to. When the box&apos;s disk is full, writing to the export fails.</source>
        <translation>Die Datei belegt nur so viel Platz, wie in sie geschrieben wird. Ist die Festplatte des Geräts voll, schlägt das Schreiben auf den Export fehl.</translation>
    </message>
    <message>
        <source>Create a file of %1, and reserve all of its space</source>
        <translation>Eine Datei von %1 anlegen und ihren ganzen Platz belegen</translation>
    </message>
    <message>
        <source>Create a file of %1</source>
        <translation>Eine Datei von %1 anlegen</translation>
    </message>
    <message>
        <source>Everything in it is lost. This cannot be undone.</source>
        <translation>Ihr ganzer Inhalt geht verloren. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Remove the file</source>
        <translation>Die Datei entfernen</translation>
    </message>
    <message>
        <source>%1 is exported by this box.</source>
        <translation>%1 wird von diesem Gerät exportiert.</translation>
    </message>
    <message>
        <source>%1 are exported by this box.</source>
        <translation>%1 werden von diesem Gerät exportiert.</translation>
    </message>
    <message>
        <source>Switch off %1</source>
        <translation>%1 ausschalten</translation>
    </message>
    <message>
        <source>Restart the box</source>
        <translation>Das Gerät neu starten</translation>
    </message>
    <message>
        <source>Switch the box off</source>
        <translation>Das Gerät ausschalten</translation>
    </message>
    <message>
        <source>Somebody has to be at the box to switch it on again.</source>
        <translation>Zum Einschalten muss jemand am Gerät sein.</translation>
    </message>
    <message>
        <source>Name the box %1</source>
        <translation>Das Gerät %1 nennen</translation>
    </message>
    <message>
        <source>Change the host name from %1 to %2</source>
        <translation>Den Rechnernamen von %1 in %2 ändern</translation>
    </message>
    <message>
        <source>vblade makes the serial number of a target from its address and the host name: initiators see a new one once the export is restarted.</source>
        <translation>vblade bildet die Seriennummer eines Targets aus seiner Adresse und dem Rechnernamen: Initiatoren sehen eine neue, sobald der Export neu gestartet wird.</translation>
    </message>
    <message>
        <source>Set the MTU of %1 to %2</source>
        <translation>MTU von %1 auf %2 setzen</translation>
    </message>
    <message>
        <source>Change the MTU of %1 from %2 to %3</source>
        <translation>MTU von %1 von %2 auf %3 ändern</translation>
    </message>
    <message>
        <source>Create %1, and switch it on</source>
        <translation>%1 anlegen und einschalten</translation>
    </message>
    <message>
        <source>This also lowers the MTU of %1.</source>
        <translation>Das senkt auch die MTU von %1.</translation>
    </message>
    <message>
        <source>Requests to %1 can then have %2 sectors; now they can have %3.</source>
        <translation>Anfragen an %1 können dann %2 Sektoren haben; jetzt können sie %3 haben.</translation>
    </message>
    <message>
        <source>Larger requests fail until the initiators have queried the targets again.</source>
        <translation>Größere Anfragen schlagen fehl, bis die Initiatoren die Targets neu abgefragt haben.</translation>
    </message>
    <message>
        <source>Every switch and initiator on the way must accept frames of this size, too.</source>
        <translation>Auch alle Switches und Initiatoren auf dem Weg müssen Frames dieser Größe annehmen.</translation>
    </message>
    <message>
        <source>Its addresses are removed as well: %1.</source>
        <translation>Auch die Adressen der Schnittstelle werden entfernt: %1.</translation>
    </message>
    <message>
        <source>This change is lost when the box restarts. %1</source>
        <translation>Diese Änderung geht beim Neustart des Geräts verloren. %1</translation>
    </message>
    <message>
        <source>NetworkManager keeps the network settings of this box: make the change there as well.</source>
        <translation>NetworkManager verwaltet die Netzwerkeinstellungen dieses Geräts: Machen Sie die Änderung auch dort.</translation>
    </message>
    <message>
        <source>Etherdeck does not know what keeps the network settings of this box.</source>
        <translation>Etherdeck weiß nicht, was die Netzwerkeinstellungen dieses Geräts verwaltet.</translation>
    </message>
    <message>
        <source>The name of this interface cannot be written to a configuration file.</source>
        <translation>Der Name dieser Schnittstelle kann nicht in eine Konfigurationsdatei geschrieben werden.</translation>
    </message>
    <message>
        <source>%1 could not be read.</source>
        <translation>%1 konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>%1 inherits its settings in %2: set the MTU there as well.</source>
        <translation>%1 erbt die Einstellungen in %2: Setzen Sie die MTU auch dort.</translation>
    </message>
    <message>
        <source>ifupdown creates VLANs only under names such as eth0.5.</source>
        <translation>ifupdown legt VLANs nur unter Namen wie eth0.5 an.</translation>
    </message>
    <message>
        <source>%1 has a value of several lines, so it is not changed.</source>
        <translation>%1 enthält einen mehrzeiligen Wert und wird daher nicht geändert.</translation>
    </message>
    <message>
        <source>%1 is part of a bridge in %2.</source>
        <translation>%1 ist Teil einer Bridge in %2.</translation>
    </message>
    <message>
        <source>%1 does not use %2.</source>
        <translation>%1 verwendet %2 nicht.</translation>
    </message>
    <message>
        <source>This box creates VLANs only under names such as eth0.5.</source>
        <translation>Dieses Gerät legt VLANs nur unter Namen wie eth0.5 an.</translation>
    </message>
    <message>
        <source>systemd-networkd does not configure %1.</source>
        <translation>systemd-networkd konfiguriert %1 nicht.</translation>
    </message>
    <message>
        <source>%1 configures %2 as well, so it cannot be changed for %3 alone.</source>
        <translation>%1 konfiguriert auch %2 und kann daher nicht für %3 allein geändert werden.</translation>
    </message>
    <message>
        <source>%1 port %2</source>
        <translation>%1 Port %2</translation>
    </message>
    <message>
        <source>Send the kernel&apos;s messages to %1</source>
        <translation>Meldungen des Kernels an %1 senden</translation>
    </message>
    <message>
        <source>No longer send the kernel&apos;s messages over the network</source>
        <translation>Meldungen des Kernels nicht mehr über das Netz senden</translation>
    </message>
    <message>
        <source>Load the module netconsole</source>
        <translation>Das Modul netconsole laden</translation>
    </message>
    <message>
        <source>Remove the module netconsole</source>
        <translation>Das Modul netconsole entladen</translation>
    </message>
    <message>
        <source>Send from %1 to %2 (%3)</source>
        <translation>Von %1 an %2 (%3) senden</translation>
    </message>
    <message>
        <source>Send messages of all levels</source>
        <translation>Meldungen aller Stufen senden</translation>
    </message>
    <message>
        <source>Stop sending to %1</source>
        <translation>Nicht mehr an %1 senden</translation>
    </message>
    <message>
        <source>Set the level of the console back to %1</source>
        <translation>Die Stufe der Konsole auf %1 zurücksetzen</translation>
    </message>
    <message>
        <source>It is not known which level the console had before, so it keeps sending messages of all levels to its other devices until the box starts again.</source>
        <translation>Es ist nicht bekannt, welche Stufe die Konsole vorher hatte. Bis zum nächsten Start des Geräts sendet sie daher Meldungen aller Stufen auch an ihre anderen Ausgabegeräte.</translation>
    </message>
    <message>
        <source>netconsole is built into the kernel of the box, so this ends with its next start. To keep it, add this to the kernel&apos;s command line: %1</source>
        <translation>Netconsole ist in den Kernel des Geräts eingebaut, daher endet es mit dessen nächstem Start. Damit es bleibt, hängen Sie dies an die Befehlszeile des Kernels an: %1</translation>
    </message>
    <message>
        <source>It is not known how this box loads modules when it starts, so this ends with its next start.</source>
        <translation>Es ist nicht bekannt, wie dieses Gerät beim Start Module lädt, daher endet Netconsole mit dem nächsten Start.</translation>
    </message>
    <message>
        <source>The box does not know the MAC address of %1, so all stations of its network receive the messages.</source>
        <translation>Das Gerät kennt die MAC-Adresse von %1 nicht, daher empfangen alle Stationen seines Netzes die Meldungen.</translation>
    </message>
    <message>
        <source>Change %1 in U-Boot&apos;s environment</source>
        <translation>%1 in der Umgebung von U-Boot ändern</translation>
    </message>
    <message>
        <source>Restore U-Boot&apos;s environment from a backup</source>
        <translation>Die Umgebung von U-Boot aus einer Sicherung wiederherstellen</translation>
    </message>
    <message>
        <source>Check U-Boot&apos;s environment, which was not written completely before</source>
        <translation>Die Umgebung von U-Boot prüfen, die zuvor nicht vollständig geschrieben wurde</translation>
    </message>
    <message>
        <source>Back up all of %1 to %2 on the box</source>
        <translation>%1 ganz nach %2 auf dem Gerät sichern</translation>
    </message>
    <message>
        <source>Erase %1 bytes at %2 of %3</source>
        <translation>%1 Bytes ab %2 von %3 löschen</translation>
    </message>
    <message>
        <source>Write the environment there</source>
        <translation>Die Umgebung dorthin schreiben</translation>
    </message>
    <message>
        <source>Read it back, and compare</source>
        <translation>Zurücklesen und vergleichen</translation>
    </message>
    <message>
        <source>Read it again, and compare</source>
        <translation>Noch einmal lesen und vergleichen</translation>
    </message>
    <message>
        <source>There is only one copy of the environment, and a failure while it is erased and written loses it. Do not switch the box off or restart it before this has ended.</source>
        <translation>Es gibt nur ein Exemplar der Umgebung, und ein Ausfall während des Löschens und Schreibens zerstört es. Schalten Sie das Gerät nicht aus und starten Sie es nicht neu, bevor dies beendet ist.</translation>
    </message>
    <message>
        <source>The console is sent to the network without a ping before it: while the other side is off, each start of the box takes minutes.</source>
        <translation>Die Konsole wird ohne Ping davor ins Netz gesendet: Solange die Gegenseite aus ist, dauert jeder Start des Geräts Minuten.</translation>
    </message>
    <message>
        <source>Many boxes have this MAC address, so it does not prove that the backup is of this one.</source>
        <translation>Viele Geräte haben diese MAC-Adresse, daher beweist sie nicht, dass die Sicherung von diesem stammt.</translation>
    </message>
    <message>
        <source>%1 U-Boot&apos;s environment is lost: do not restart the box. What was there before is in %2.</source>
        <translation>%1 Die Umgebung von U-Boot ist verloren: Starten Sie das Gerät nicht neu. Was vorher da war, steht in %2.</translation>
    </message>
    <message>
        <source>Install the agent on %1</source>
        <translation>Den Agenten auf %1 installieren</translation>
    </message>
    <message>
        <source>Upgrade the agent on %1</source>
        <translation>Den Agenten auf %1 aktualisieren</translation>
    </message>
    <message>
        <source>Run the agent on %1 without installing it</source>
        <translation>Den Agenten auf %1 ausführen, ohne ihn zu installieren</translation>
    </message>
    <message>
        <source>Remove the agent from %1</source>
        <translation>Den Agenten von %1 entfernen</translation>
    </message>
    <message>
        <source>Make the root file system writable</source>
        <translation>Das Root-Dateisystem beschreibbar machen</translation>
    </message>
    <message>
        <source>Make the root file system read-only again</source>
        <translation>Das Root-Dateisystem wieder schreibgeschützt machen</translation>
    </message>
    <message>
        <source>Copy the agent to the box, and check that it arrived and runs</source>
        <translation>Den Agenten auf das Gerät kopieren und prüfen, ob er angekommen ist und läuft</translation>
    </message>
    <message>
        <source>Copy the new agent to the box, and check that it arrived and runs</source>
        <translation>Den neuen Agenten auf das Gerät kopieren und prüfen, ob er angekommen ist und läuft</translation>
    </message>
    <message>
        <source>Write its init script</source>
        <translation>Sein Init-Skript schreiben</translation>
    </message>
    <message>
        <source>Write its unit of systemd</source>
        <translation>Seine systemd-Unit schreiben</translation>
    </message>
    <message>
        <source>Let systemd read it</source>
        <translation>systemd die Unit einlesen lassen</translation>
    </message>
    <message>
        <source>Let systemd forget it</source>
        <translation>systemd die Unit vergessen lassen</translation>
    </message>
    <message>
        <source>Start it at boot</source>
        <translation>Den Agenten mit dem Gerät starten lassen</translation>
    </message>
    <message>
        <source>Start it</source>
        <translation>Den Agenten starten</translation>
    </message>
    <message>
        <source>Start it again</source>
        <translation>Den Agenten neu starten</translation>
    </message>
    <message>
        <source>Stop it, and start it no more at boot</source>
        <translation>Den Agenten stoppen und nicht mehr mit dem Gerät starten lassen</translation>
    </message>
    <message>
        <source>Let %1 start the agent by sudo without a password</source>
        <translation>%1 erlauben, den Agenten über sudo ohne Passwort zu starten</translation>
    </message>
    <message>
        <source>From then on, %1 has the rights of root on the box through the agent, without a password.</source>
        <translation>Von da an hat %1 auf dem Gerät über den Agenten die Rechte von root, ohne Passwort.</translation>
    </message>
    <message>
        <source>Wait until it answers</source>
        <translation>Warten, bis er antwortet</translation>
    </message>
    <message>
        <source>Remove the agent that was there before</source>
        <translation>Den bisherigen Agenten entfernen</translation>
    </message>
    <message>
        <source>Remove the agent of the session</source>
        <translation>Den Agenten der Sitzung entfernen</translation>
    </message>
    <message>
        <source>Remove its files</source>
        <translation>Seine Dateien entfernen</translation>
    </message>
    <message>
        <source>Remove its state: journal, logs and earlier versions of files</source>
        <translation>Seinen Zustand entfernen: Journal, Logs und frühere Fassungen von Dateien</translation>
    </message>
    <message>
        <source>Make a folder for it</source>
        <translation>Einen Ordner für ihn anlegen</translation>
    </message>
    <message>
        <source>It is there until the box restarts, and runs only while it is used.</source>
        <translation>Er bleibt bis zum Neustart des Geräts dort und läuft nur, während er verwendet wird.</translation>
    </message>
    <message>
        <source>Etherdeck does not know the init system of this box: the agent runs while it is used, and exports are not started at boot.</source>
        <translation>Etherdeck kennt das Init-System dieses Geräts nicht: Der Agent läuft, während er verwendet wird, und Exporte werden nicht mit dem Gerät gestartet.</translation>
    </message>
    <message>
        <source>What vblade exports goes on until the box restarts, and the configuration of exports stays in /etc/vblade.conf.d. Exports that only the agent starts are not started any more.</source>
        <translation>Was vblade exportiert, läuft bis zum Neustart des Geräts weiter, und die Konfiguration der Exporte bleibt in /etc/vblade.conf.d. Exporte, die nur der Agent startet, werden nicht mehr gestartet.</translation>
    </message>
    <message>
        <source>vblade is not installed, so this box cannot export disks. Install the package vblade.</source>
        <translation>vblade ist nicht installiert, daher kann dieses Gerät keine Festplatten exportieren. Installieren Sie das Paket vblade.</translation>
    </message>
    <message>
        <source>The agent does not see the processes of this box. It does not know which exports run, and starts none. Run it as root, and mount /proc.</source>
        <translation>Der Agent sieht die Prozesse dieses Geräts nicht. Er weiß nicht, welche Exporte laufen, und startet keine. Lassen Sie ihn als root laufen und hängen Sie /proc ein.</translation>
    </message>
    <message>
        <source>Exports cannot be changed: %1 is on a read-only file system.</source>
        <translation>Exporte lassen sich nicht ändern: %1 liegt auf einem schreibgeschützten Dateisystem.</translation>
    </message>
    <message>
        <source>U-Boot&apos;s environment in the flash memory was not written completely: do not restart the box. What was there before is in %1; &apos;etherdeckctl uboot env restore&apos; writes it back.</source>
        <translation>Die Umgebung von U-Boot im Flash-Speicher wurde nicht vollständig geschrieben: Starten Sie das Gerät nicht neu. Was vorher da war, steht in %1; „etherdeckctl uboot env restore“ schreibt es zurück.</translation>
    </message>
    <message>
        <source>The journal of changes has lines that cannot be read, %1 in %2.</source>
        <translation>Das Journal der Änderungen hat Zeilen, die sich nicht lesen lassen: %1 in %2.</translation>
    </message>
    <message>
        <source>This box has the MAC address %1, which all plugs have whose U-Boot environment was never given their own. Two of them on one network break AoE: set ethaddr to the address on the label.</source>
        <translation>Dieses Gerät hat die MAC-Adresse %1. Die haben alle Plugs, in deren U-Boot-Umgebung nie die eigene eingetragen wurde. Zwei davon in einem Netz stören AoE: Setzen Sie ethaddr auf die Adresse auf dem Etikett.</translation>
    </message>
    <message>
        <source>This box says that it is a Pogoplug E02, but its hardware does not look like one: nothing dangerous is done to its flash memory.</source>
        <translation>Dieses Gerät gibt sich als Pogoplug E02 aus, aber seine Hardware sieht nicht danach aus: An seinem Flash-Speicher wird nichts Gefährliches getan.</translation>
    </message>
    <message>
        <source>The agent does not see the processes of this box, so it does not know which exports run. Run it as root, and mount /proc.</source>
        <translation>Der Agent sieht die Prozesse dieses Geräts nicht und weiß daher nicht, welche Exporte laufen. Lassen Sie ihn als root laufen und hängen Sie /proc ein.</translation>
    </message>
    <message>
        <source>This box has no export %1.</source>
        <translation>Dieses Gerät hat keinen Export %1.</translation>
    </message>
    <message>
        <source>%1 is served by a vblade that Etherdeck did not start. Stop it where it was started.</source>
        <translation>%1 wird von einem vblade bedient, das Etherdeck nicht gestartet hat. Stoppen Sie es dort, wo es gestartet wurde.</translation>
    </message>
    <message>
        <source>%1 has these settings already.</source>
        <translation>%1 hat diese Einstellungen bereits.</translation>
    </message>
    <message>
        <source>%1 is allowed already.</source>
        <translation>%1 ist bereits zugelassen.</translation>
    </message>
    <message>
        <source>Every initiator may use %1. Allow those that are to use it, and no other may.</source>
        <translation>Jeder Initiator darf %1 verwenden. Lassen Sie die zu, die es sollen, dann darf es kein anderer.</translation>
    </message>
    <message>
        <source>%1 is not allowed anyway.</source>
        <translation>%1 ist ohnehin nicht zugelassen.</translation>
    </message>
    <message>
        <source>%1 is the only one in the list of %2: without it, every initiator would be allowed. Stop the export, or allow another one first.</source>
        <translation>%1 ist der einzige auf der Liste von %2: Ohne ihn wäre jeder Initiator zugelassen. Stoppen Sie den Export, oder lassen Sie zuerst einen anderen zu.</translation>
    </message>
    <message>
        <source>There is no such export in the file.</source>
        <translation>Diesen Export gibt es in der Datei nicht.</translation>
    </message>
    <message>
        <source>This box already has %1 as in the file.</source>
        <translation>Dieses Gerät hat %1 schon so wie in der Datei.</translation>
    </message>
    <message>
        <source>%1 is running already.</source>
        <translation>%1 läuft bereits.</translation>
    </message>
    <message>
        <source>%1 is stopped already.</source>
        <translation>%1 ist bereits gestoppt.</translation>
    </message>
    <message>
        <source>%1 is managed already.</source>
        <translation>%1 wird bereits verwaltet.</translation>
    </message>
    <message>
        <source>systemd runs the exports of this box, and cannot take over a vblade that it has not started. Stop it where it was started, then export the disk.</source>
        <translation>systemd betreibt die Exporte dieses Geräts und kann kein vblade übernehmen, das es nicht gestartet hat. Stoppen Sie es dort, wo es gestartet wurde, und exportieren Sie dann die Festplatte.</translation>
    </message>
    <message>
        <source>vblade-persist exports nothing on this box.</source>
        <translation>vblade-persist exportiert auf diesem Gerät nichts.</translation>
    </message>
    <message>
        <source>No export of vblade-persist can be taken over.</source>
        <translation>Kein Export von vblade-persist lässt sich übernehmen.</translation>
    </message>
    <message>
        <source>vblade is not installed on this box. Install it (apt install vblade, opkg install vblade), then try again.</source>
        <translation>vblade ist auf diesem Gerät nicht installiert. Installieren Sie es (apt install vblade, opkg install vblade), und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>%1 is already served by a vblade on this box that Etherdeck did not start.</source>
        <translation>%1 wird auf diesem Gerät bereits von einem vblade bedient, das Etherdeck nicht gestartet hat.</translation>
    </message>
    <message>
        <source>%1 is already an export of this box.</source>
        <translation>%1 ist bereits ein Export dieses Geräts.</translation>
    </message>
    <message>
        <source>%1 already answers for %2 on %3. Two targets at one address destroy data.</source>
        <translation>%1 antwortet bereits für %2 auf %3. Zwei Targets an einer Adresse zerstören Daten.</translation>
    </message>
    <message>
        <source>%1 shares its sectors with %2, which is in use.</source>
        <translation>%1 hat Sektoren mit %2 gemeinsam, das in Gebrauch ist.</translation>
    </message>
    <message>
        <source>%1 is %2. Exporting it would destroy data.</source>
        <translation>%1 ist %2. Ein Export würde Daten zerstören.</translation>
    </message>
    <message>
        <source>mounted at %1</source>
        <translation>eingehängt unter %1</translation>
    </message>
    <message>
        <source>swap space</source>
        <translation>Swap-Speicher</translation>
    </message>
    <message>
        <source>part of %1</source>
        <translation>Teil von %1</translation>
    </message>
    <message>
        <source>the file of %1</source>
        <translation>die Datei von %1</translation>
    </message>
    <message>
        <source>exported as %1</source>
        <translation>als %1 exportiert</translation>
    </message>
    <message>
        <source>the disk of the running system</source>
        <translation>die Festplatte des laufenden Systems</translation>
    </message>
    <message>
        <source>opened exclusively by another program</source>
        <translation>von einem anderen Programm exklusiv geöffnet</translation>
    </message>
    <message>
        <source>Sectors of %1 are already exported as %2. Two targets over the same sectors destroy data.</source>
        <translation>Sektoren von %1 sind bereits als %2 exportiert. Zwei Targets über denselben Sektoren zerstören Daten.</translation>
    </message>
    <message>
        <source>There is no disk %1 on this box.</source>
        <translation>Auf diesem Gerät gibt es keine Festplatte %1.</translation>
    </message>
    <message>
        <source>%1 is no longer the disk that was exported.</source>
        <translation>%1 ist nicht mehr die Festplatte, die exportiert wurde.</translation>
    </message>
    <message>
        <source>%1 is locked. Unlock it first.</source>
        <translation>%1 ist gesperrt. Entsperren Sie die Festplatte zuerst.</translation>
    </message>
    <message>
        <source>%1 cannot be written to: export it read-only.</source>
        <translation>%1 lässt sich nicht beschreiben: Exportieren Sie die Festplatte schreibgeschützt.</translation>
    </message>
    <message>
        <source>Nothing distinguishes %1 from other disks, so it cannot be locked.</source>
        <translation>Nichts unterscheidet %1 von anderen Festplatten, daher ist das Sperren nicht möglich.</translation>
    </message>
    <message>
        <source>%1 is locked already.</source>
        <translation>%1 ist bereits gesperrt.</translation>
    </message>
    <message>
        <source>%1 is not locked.</source>
        <translation>%1 ist nicht gesperrt.</translation>
    </message>
    <message>
        <source>In a lab, files can only be created below %1.</source>
        <translation>In einem Labor lassen sich Dateien nur unter %1 anlegen.</translation>
    </message>
    <message>
        <source>%1 exists already.</source>
        <translation>%1 gibt es bereits.</translation>
    </message>
    <message>
        <source>The size is not a multiple of 512 bytes, or out of range.</source>
        <translation>Die Größe ist kein Vielfaches von 512 Bytes oder liegt außerhalb des Bereichs.</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>Es gibt keine Datei %1.</translation>
    </message>
    <message>
        <source>%1 is in use.</source>
        <translation>%1 ist in Gebrauch.</translation>
    </message>
    <message>
        <source>U-Boot&apos;s environment in the flash memory was not written completely, so the box might not start again. What was there before is in %1: restore it first.</source>
        <translation>Die Umgebung von U-Boot im Flash-Speicher wurde nicht vollständig geschrieben, das Gerät startet daher vielleicht nicht wieder. Was vorher da war, steht in %1: Stellen Sie es zuerst wieder her.</translation>
    </message>
    <message>
        <source>A host name consists of letters, digits and hyphens. Each part, between dots, has at most 63 of them and neither begins nor ends with a hyphen; all parts have at most 64.</source>
        <translation>Ein Rechnername besteht aus Buchstaben, Ziffern und Bindestrichen. Jeder Teil, zwischen Punkten, hat höchstens 63 davon und beginnt und endet nicht mit einem Bindestrich; alle Teile zusammen haben höchstens 64.</translation>
    </message>
    <message>
        <source>The box has this name already.</source>
        <translation>Das Gerät hat diesen Namen bereits.</translation>
    </message>
    <message>
        <source>There is nothing that can be undone.</source>
        <translation>Es gibt nichts, was sich rückgängig machen lässt.</translation>
    </message>
    <message>
        <source>This box has no interface %1.</source>
        <translation>Dieses Gerät hat keine Schnittstelle %1.</translation>
    </message>
    <message>
        <source>%1 is not an Ethernet interface.</source>
        <translation>%1 ist keine Ethernet-Schnittstelle.</translation>
    </message>
    <message>
        <source>%1 is switched off: vblade would end at once. Switch it on first.</source>
        <translation>%1 ist ausgeschaltet: vblade würde sofort enden. Schalten Sie die Schnittstelle zuerst ein.</translation>
    </message>
    <message>
        <source>%1 takes an MTU of %2 to %3.</source>
        <translation>%1 nimmt eine MTU von %2 bis %3 an.</translation>
    </message>
    <message>
        <source>%1 is a VLAN on %2, whose MTU is %3. Raise that first.</source>
        <translation>%1 ist ein VLAN auf %2, dessen MTU %3 ist. Erhöhen Sie zuerst diese.</translation>
    </message>
    <message>
        <source>%1 has this MTU already.</source>
        <translation>%1 hat diese MTU bereits.</translation>
    </message>
    <message>
        <source>The number of a VLAN is 1 to 4094.</source>
        <translation>Die Nummer eines VLANs ist 1 bis 4094.</translation>
    </message>
    <message>
        <source>%1 is too long for the name of an interface.</source>
        <translation>%1 ist zu lang für den Namen einer Schnittstelle.</translation>
    </message>
    <message>
        <source>%1 carries VLAN %2 already, as %3.</source>
        <translation>%1 trägt VLAN %2 bereits, als %3.</translation>
    </message>
    <message>
        <source>%1 is not a VLAN.</source>
        <translation>%1 ist kein VLAN.</translation>
    </message>
    <message>
        <source>%1 is exported on %2.</source>
        <translation>%1 wird auf %2 exportiert.</translation>
    </message>
    <message>
        <source>%1 are exported on %2.</source>
        <translation>%1 werden auf %2 exportiert.</translation>
    </message>
    <message>
        <source>%1 is part of %2.</source>
        <translation>%1 ist Teil von %2.</translation>
    </message>
    <message>
        <source>Interface &apos;%1&apos; of %2 uses %3, so it would be back after the next start.</source>
        <translation>Die Schnittstelle „%1“ in %2 verwendet %3, daher wäre es nach dem nächsten Start wieder da.</translation>
    </message>
    <message>
        <source>%1 creates %2, so it would be back after the next start.</source>
        <translation>%1 legt %2 an, daher wäre es nach dem nächsten Start wieder da.</translation>
    </message>
    <message>
        <source>No interface of the box has an IPv4 address from which it reaches %1.</source>
        <translation>Keine Schnittstelle des Geräts hat eine IPv4-Adresse, von der aus es %1 erreicht.</translation>
    </message>
    <message>
        <source>%1 is a port of %2: the kernel sends no netconsole output from such an interface. Give %2 the address.</source>
        <translation>%1 ist ein Port von %2: Von so einer Schnittstelle sendet der Kernel keine Ausgaben von Netconsole. Geben Sie %2 die Adresse.</translation>
    </message>
    <message>
        <source>The kernel of this box has no netconsole, and there is no modprobe to load it.</source>
        <translation>Der Kernel dieses Geräts hat kein Netconsole, und es gibt kein modprobe, um es zu laden.</translation>
    </message>
    <message>
        <source>The kernel sends its messages to %1 already.</source>
        <translation>Der Kernel sendet seine Meldungen bereits an %1.</translation>
    </message>
    <message>
        <source>Etherdeck has set up no netconsole in the kernel of this box.</source>
        <translation>Etherdeck hat im Kernel dieses Geräts kein Netconsole eingerichtet.</translation>
    </message>
    <message>
        <source>It is not known whether this box has netconsole.</source>
        <translation>Es ist nicht bekannt, ob dieses Gerät Netconsole hat.</translation>
    </message>
    <message>
        <source>A level of the console is 1 to 8.</source>
        <translation>Eine Stufe der Konsole ist 1 bis 8.</translation>
    </message>
    <message>
        <source>%1 is not the address of a station.</source>
        <translation>%1 ist nicht die Adresse einer Station.</translation>
    </message>
    <message>
        <source>This box says that it is a Pogoplug E02, but its processor, memory or flash is not that of one. Nothing is written to its flash.</source>
        <translation>Dieses Gerät gibt sich als Pogoplug E02 aus, aber Prozessor, Arbeitsspeicher oder Flash passen nicht dazu. In seinen Flash wird nichts geschrieben.</translation>
    </message>
    <message>
        <source>The kernel of the box lets nobody write to %1. A kernel or device tree without the flag &apos;read-only&apos; for it is needed.</source>
        <translation>Der Kernel des Geräts lässt niemanden auf %1 schreiben. Nötig ist ein Kernel oder Device-Tree ohne das Flag „read-only“ dafür.</translation>
    </message>
    <message>
        <source>%1 has a bad block at %2. What U-Boot does then depends on how it was built, so nothing is written.</source>
        <translation>%1 hat einen defekten Block bei %2. Was U-Boot dann tut, hängt davon ab, wie es gebaut wurde; daher wird nichts geschrieben.</translation>
    </message>
    <message>
        <source>The environment does not fill whole erase blocks of %1, so something else in them would be lost.</source>
        <translation>Die Umgebung füllt keine ganzen Löschblöcke von %1, daher ginge anderes darin verloren.</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 bei %2</translation>
    </message>
    <message>
        <source>%1 is erased: U-Boot uses its built-in defaults, which cannot be read here. Type &apos;saveenv&apos; at its prompt first.</source>
        <translation>%1 ist gelöscht: U-Boot verwendet seine eingebauten Vorgaben, die hier nicht lesbar sind. Geben Sie zuerst „saveenv“ an seinem Prompt ein.</translation>
    </message>
    <message>
        <source>There is no environment with a right checksum in %1: it is damaged, or it is elsewhere. Nothing is written. A backup of this box can be restored.</source>
        <translation>In %1 ist keine Umgebung mit richtiger Prüfsumme: Sie ist beschädigt, oder sie liegt anderswo. Es wird nichts geschrieben. Eine Sicherung dieses Geräts kann wiederhergestellt werden.</translation>
    </message>
    <message>
        <source>Without bootcmd, U-Boot would start nothing.</source>
        <translation>Ohne bootcmd würde U-Boot nichts starten.</translation>
    </message>
    <message>
        <source>The variables need more than the %1 bytes of the environment.</source>
        <translation>Die Variablen brauchen mehr als die %1 Bytes der Umgebung.</translation>
    </message>
    <message>
        <source>The name of a variable consists of printable ASCII characters without blanks and &apos;=&apos;; at most 256.</source>
        <translation>Der Name einer Variable besteht aus druckbaren ASCII-Zeichen ohne Leerzeichen und „=“, höchstens 256.</translation>
    </message>
    <message>
        <source>The value of a variable is one line.</source>
        <translation>Der Wert einer Variable ist eine Zeile.</translation>
    </message>
    <message>
        <source>It is not known where this box has U-Boot&apos;s environment.</source>
        <translation>Es ist nicht bekannt, wo dieses Gerät die Umgebung von U-Boot hat.</translation>
    </message>
    <message>
        <source>U-Boot&apos;s environment is as requested already.</source>
        <translation>Die Umgebung von U-Boot ist bereits wie gewünscht.</translation>
    </message>
    <message>
        <source>U-Boot&apos;s environment is that of the backup already.</source>
        <translation>Die Umgebung von U-Boot ist bereits die der Sicherung.</translation>
    </message>
</context>
<context>
    <name>ServiceCommands</name>
    <message>
        <source>Inspecting %1</source>
        <translation>%1 wird untersucht</translation>
    </message>
    <message>
        <source>Checking who uses %1</source>
        <translation>Es wird geprüft, wer %1 benutzt</translation>
    </message>
</context>
<context>
    <name>SilenceText</name>
    <message>
        <source>Once on %1</source>
        <translation>Einmal auf %1</translation>
    </message>
    <message>
        <source>%1 times on %2</source>
        <translation>%1-mal auf %2</translation>
    </message>
    <message>
        <source>%1 AoE frames on %2 that could be read; %3 were dropped here first.</source>
        <translation>%1 AoE-Frames auf %2 konnten gelesen werden; %3 wurden hier zuvor verworfen.</translation>
    </message>
    <message>
        <source>Nothing on %1: not one AoE frame.</source>
        <translation>Nichts auf %1: kein einziger AoE-Frame.</translation>
    </message>
    <message>
        <source>One AoE frame on %1, but no target&apos;s answer.</source>
        <translation>Ein AoE-Frame auf %1, aber keine Antwort eines Targets.</translation>
    </message>
    <message>
        <source>%1 AoE frames on %2, but no target&apos;s answer.</source>
        <translation>%1 AoE-Frames auf %2, aber keine Antwort eines Targets.</translation>
    </message>
    <message>
        <source>No target has answered on %1</source>
        <translation>Kein Target hat auf %1 geantwortet</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Gefragt</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>By broadcast, every shelf and slot: AoE Query Config, EtherType 0x88a2.</source>
        <translation>Per Broadcast an jedes Shelf und jeden Slot: AoE Query Config, EtherType 0x88a2.</translation>
    </message>
    <message>
        <source>Likely causes</source>
        <translation>Mögliche Ursachen</translation>
    </message>
    <message>
        <source>No target is running, or it serves another interface of its box.</source>
        <translation>Es läuft kein Target, oder es bedient eine andere Schnittstelle seines Geräts.</translation>
    </message>
    <message>
        <source>It is on another segment or VLAN: AoE does not pass routers.</source>
        <translation>Es ist in einem anderen Segment oder VLAN: AoE kommt nicht über Router.</translation>
    </message>
    <message>
        <source>Its list of allowed initiators does not include %1: then it stays silent.</source>
        <translation>In seiner Liste der zugelassenen Initiatoren fehlt %1: Dann schweigt es.</translation>
    </message>
    <message>
        <source>It runs on this very computer and interface: vblade cannot hear its own interface.</source>
        <translation>Es läuft auf genau diesem Rechner und dieser Schnittstelle: vblade kann seine eigene Schnittstelle nicht hören.</translation>
    </message>
</context>
<context>
    <name>SleepText</name>
    <message>
        <source>%1 more</source>
        <translation>%1 weitere</translation>
    </message>
    <message>
        <source>While this computer does not answer, each output of U-Boot blocks for up to 25 seconds, and the output of boxes is lost.</source>
        <translation>Solange dieser Rechner nicht antwortet, blockiert jede Ausgabe von U-Boot bis zu 25 Sekunden lang, und die Ausgaben der Geräte gehen verloren.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>What boxes sent meanwhile is lost; the log shows the gap. U-Boot on %1 may have hung at each output, and continues now.</source>
        <translation>Was Geräte unterdessen sendeten, ist verloren; das Log zeigt die Lücke. U-Boot auf %1 hing vielleicht bei jeder Ausgabe und läuft jetzt weiter.</translation>
    </message>
    <message>
        <source>The console of %1 depends on this computer</source>
        <translation>Die Konsole von %1 ist auf diesen Rechner angewiesen</translation>
    </message>
    <message>
        <source>The consoles of %1 depend on this computer</source>
        <translation>Die Konsolen von %1 sind auf diesen Rechner angewiesen</translation>
    </message>
    <message>
        <source>This computer goes to sleep while %1 prints to it</source>
        <translation>Dieser Rechner geht schlafen, während %1 an ihn ausgibt</translation>
    </message>
    <message>
        <source>This computer goes to sleep while %1 print to it</source>
        <translation>Dieser Rechner geht schlafen, während %1 an ihn ausgeben</translation>
    </message>
    <message>
        <source>This computer slept: %1</source>
        <translation>Dieser Rechner schlief: %1</translation>
    </message>
</context>
<context>
    <name>TargetColumns</name>
    <message>
        <source>Not watched</source>
        <translation>Nicht beobachtet</translation>
    </message>
</context>
<context>
    <name>TargetExport</name>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Config string</source>
        <translation>Config-String</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>The inventory was not saved to %1: you do not have permission to write there (%2). Choose another folder.</source>
        <translation>Das Inventar wurde nicht in %1 gespeichert: Dort dürfen Sie nicht schreiben (%2). Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The inventory was not saved to %1 (%2). Check that the folder exists and has free space, then save again.</source>
        <translation>Das Inventar wurde nicht in %1 gespeichert (%2). Prüfen Sie, ob es den Ordner gibt und ob dort Platz ist, und speichern Sie erneut.</translation>
    </message>
    <message>
        <source>%1 since %2</source>
        <translation>%1 seit %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Gerät</translation>
    </message>
</context>
<context>
    <name>TargetFacts</name>
    <message>
        <source>LBA48</source>
        <translation>LBA48</translation>
    </message>
    <message>
        <source>DMA</source>
        <translation>DMA</translation>
    </message>
    <message>
        <source>SMART</source>
        <translation>SMART</translation>
    </message>
    <message>
        <source>cache flush</source>
        <translation>Cache-Flush</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Byte</translation>
    </message>
    <message>
        <source>%1 bytes, %2 bytes physical</source>
        <translation>%1 Byte, physisch %2 Byte</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>vblade %1 (%2)</source>
        <translation>vblade %1 (%2)</translation>
    </message>
    <message>
        <source>%1 sectors, %2 bytes</source>
        <translation>%1 Sektoren, %2 Byte</translation>
    </message>
    <message>
        <source>At least %1</source>
        <translation>Mindestens %1</translation>
    </message>
    <message>
        <source>Not measured yet</source>
        <translation>Noch nicht gemessen</translation>
    </message>
    <message>
        <source>%1 µs</source>
        <translation>%1 µs</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>It has not identified its disk yet.</source>
        <translation>Es hat seine Festplatte noch nicht gemeldet.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Seriennummer</translation>
    </message>
    <message>
        <source>Disk firmware</source>
        <translation>Festplatten-Firmware</translation>
    </message>
    <message>
        <source>Sector size</source>
        <translation>Sektorgröße</translation>
    </message>
    <message>
        <source>Write cache</source>
        <translation>Schreibcache</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Off or not reported</source>
        <translation>Aus oder nicht gemeldet</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Funktionen</translation>
    </message>
    <message>
        <source>MAC</source>
        <translation>MAC-Adresse</translation>
    </message>
    <message>
        <source>Vendor</source>
        <translation>Hersteller</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>Schnittstelle</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Verloren</translation>
    </message>
    <message>
        <source>Target firmware</source>
        <translation>Target-Firmware</translation>
    </message>
    <message>
        <source>Buffers</source>
        <translation>Puffer</translation>
    </message>
    <message>
        <source>Per frame</source>
        <translation>Pro Frame</translation>
    </message>
    <message>
        <source>Implied MTU</source>
        <translation>Vermutete MTU</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>Umlaufzeit</translation>
    </message>
    <message>
        <source>First heard</source>
        <translation>Erste Antwort</translation>
    </message>
    <message>
        <source>Last heard</source>
        <translation>Letzte Antwort</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>Zuerst gesehen</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt gesehen</translation>
    </message>
    <message>
        <source>Allowed initiators</source>
        <translation>Zugelassen</translation>
    </message>
    <message>
        <source>Not reported.</source>
        <translation>Nicht gemeldet.</translation>
    </message>
    <message>
        <source>Any initiator on this segment.</source>
        <translation>Jeder Initiator in diesem Segment.</translation>
    </message>
    <message>
        <source>Only the initiators on its list. All others get no answer.</source>
        <translation>Nur die Initiatoren auf seiner Liste. Alle anderen bekommen keine Antwort.</translation>
    </message>
    <message>
        <source>Only the initiators on its list. This computer is one of them.</source>
        <translation>Nur die Initiatoren auf seiner Liste. Dieser Rechner gehört dazu.</translation>
    </message>
    <message>
        <source>Only the initiators on its list. This computer is not one of them.</source>
        <translation>Nur die Initiatoren auf seiner Liste. Dieser Rechner gehört nicht dazu.</translation>
    </message>
    <message>
        <source>Initiators</source>
        <translation>Initiatoren</translation>
    </message>
    <message>
        <source>Reservation</source>
        <translation>Reservierung</translation>
    </message>
    <message>
        <source>Nobody has reserved it.</source>
        <translation>Niemand hat es reserviert.</translation>
    </message>
    <message>
        <source>Reserved, also for this computer. Others see it, but cannot read or write it.</source>
        <translation>Reserviert, auch für diesen Rechner. Andere sehen es, können es aber weder lesen noch beschreiben.</translation>
    </message>
    <message>
        <source>Reserved by others. This computer sees it, but cannot read or write it.</source>
        <translation>Von anderen reserviert. Dieser Rechner sieht es, kann es aber weder lesen noch beschreiben.</translation>
    </message>
    <message>
        <source>Reserved by</source>
        <translation>Reserviert von</translation>
    </message>
    <message>
        <source>None reported</source>
        <translation>Nicht angegeben</translation>
    </message>
    <message>
        <source>1 sector, %1 bytes</source>
        <translation>1 Sektor, %1 Byte</translation>
    </message>
    <message>
        <source>Not watched</source>
        <translation>Nicht beobachtet</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Vermisst</translation>
    </message>
    <message>
        <source>Disks</source>
        <translation>Festplatten</translation>
    </message>
    <message>
        <source>Who answers</source>
        <translation>Wer antwortet</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
</context>
<context>
    <name>TargetText</name>
    <message>
        <source>%1 (no serial number)</source>
        <translation>%1 (keine Seriennummer)</translation>
    </message>
    <message>
        <source>%1 (serial %2)</source>
        <translation>%1 (Seriennummer %2)</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>Konflikt</translation>
    </message>
    <message>
        <source>Vanished</source>
        <translation>Verschwunden</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>Reserviert</translation>
    </message>
    <message>
        <source>Masked</source>
        <translation>Maskiert</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Different disks answer as %1.</source>
        <translation>Verschiedene Festplatten antworten als %1.</translation>
    </message>
    <message>
        <source>It has stopped answering.</source>
        <translation>Es antwortet nicht mehr.</translation>
    </message>
    <message>
        <source>It appeared within the last minute.</source>
        <translation>Es ist innerhalb der letzten Minute aufgetaucht.</translation>
    </message>
    <message>
        <source>It answers, but it is reserved: others cannot read or write it.</source>
        <translation>Es antwortet, ist aber reserviert: Andere können es weder lesen noch beschreiben.</translation>
    </message>
    <message>
        <source>It answers, but only to the initiators on its list.</source>
        <translation>Es antwortet, aber nur den Initiatoren auf seiner Liste.</translation>
    </message>
    <message>
        <source>It answers.</source>
        <translation>Es antwortet.</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>%1 on %2, lost</source>
        <translation>%1 auf %2, verloren</translation>
    </message>
    <message>
        <source>%1 answers from two boxes: %2</source>
        <translation>%1 antwortet von zwei Geräten: %2</translation>
    </message>
    <message>
        <source>%1 answers from %2 boxes: %3</source>
        <translation>%1 antwortet von %2 Geräten: %3</translation>
    </message>
    <message>
        <source>%1 answers from more than one box</source>
        <translation>%1 antwortet von mehr als einem Gerät</translation>
    </message>
    <message>
        <source>An initiator that uses both destroys data. Give one of them another shelf or slot, or stop it; do not mount %1 until only one answers.</source>
        <translation>Ein Initiator, der beide verwendet, zerstört Daten. Geben Sie einem davon ein anderes Shelf oder einen anderen Slot, oder stoppen Sie es; hängen Sie %1 erst ein, wenn nur noch eines antwortet.</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 weitere</translation>
    </message>
    <message>
        <source>The same is true of %1.</source>
        <translation>Dasselbe gilt für %1.</translation>
    </message>
    <message>
        <source>It started to answer differently within the last minute.</source>
        <translation>Es antwortet seit weniger als einer Minute anders.</translation>
    </message>
    <message>
        <source>%1 is switched off in Etherdeck</source>
        <translation>%1 ist in Etherdeck ausgeschaltet</translation>
    </message>
    <message>
        <source>%1 is being opened</source>
        <translation>%1 wird geöffnet</translation>
    </message>
    <message>
        <source>%1 has only just been opened</source>
        <translation>%1 wurde gerade erst geöffnet</translation>
    </message>
    <message>
        <source>%1 has no cable</source>
        <translation>%1 hat kein Kabel</translation>
    </message>
    <message>
        <source>%1 is switched off</source>
        <translation>%1 ist ausgeschaltet</translation>
    </message>
    <message>
        <source>%1 is not there</source>
        <translation>%1 ist nicht da</translation>
    </message>
    <message>
        <source>%1 could not be opened</source>
        <translation>%1 konnte nicht geöffnet werden</translation>
    </message>
    <message>
        <source>the interface it was heard on is not open</source>
        <translation>die Schnittstelle, auf der es gehört wurde, ist nicht geöffnet</translation>
    </message>
    <message>
        <source>%1 disks</source>
        <translation>%1 Festplatten</translation>
    </message>
    <message>
        <source>no serial number</source>
        <translation>keine Seriennummer</translation>
    </message>
    <message>
        <source>serial %1</source>
        <translation>Seriennummer %1</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Vermisst</translation>
    </message>
    <message>
        <source>Not watched</source>
        <translation>Nicht beobachtet</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>It is known from an earlier run and has not answered since Etherdeck started.</source>
        <translation>Es ist von früher bekannt und hat seit dem Start von Etherdeck nicht geantwortet.</translation>
    </message>
    <message>
        <source>The interface it was heard on is not open, so its state is unknown.</source>
        <translation>Die Schnittstelle, auf der es gehört wurde, ist nicht geöffnet, daher ist sein Zustand unbekannt.</translation>
    </message>
    <message>
        <source>May conflict</source>
        <translation>Möglicher Konflikt</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Its export is stopped on its box, so it does not answer.</source>
        <translation>Sein Export ist auf dem Gerät gestoppt, daher antwortet es nicht.</translation>
    </message>
</context>
<context>
    <name>TerminalText</name>
    <message>
        <source>Give up</source>
        <translation>Aufgeben</translation>
    </message>
    <message>
        <source>Stopping: %1 …</source>
        <translation>Wird gestoppt: %1&#xa0;…</translation>
    </message>
    <message>
        <source>Stopping: U-Boot has started</source>
        <translation>Wird gestoppt: U-Boot ist gestartet</translation>
    </message>
    <message>
        <source>Waiting for %1 to start</source>
        <translation>Warten auf den Start von %1</translation>
    </message>
    <message>
        <source>Stopped in time</source>
        <translation>Rechtzeitig gestoppt</translation>
    </message>
    <message>
        <source>%1 waits at its prompt.</source>
        <translation>%1 wartet am Prompt.</translation>
    </message>
    <message>
        <source>Too late: its kernel has started</source>
        <translation>Zu spät: Der Kernel ist gestartet</translation>
    </message>
    <message>
        <source>Press “Stop the boot” again, then restart the box. If its U-Boot expects a stop string (AUTOBOOT_KEYED), type that string instead.</source>
        <translation>Drücken Sie noch einmal „Boot stoppen“, und starten Sie das Gerät dann neu. Verlangt sein U-Boot eine bestimmte Zeichenfolge (AUTOBOOT_KEYED), tippen Sie stattdessen diese.</translation>
    </message>
    <message>
        <source>No prompt in five minutes</source>
        <translation>Kein Prompt in fünf Minuten</translation>
    </message>
    <message>
        <source>Something has already been typed at the prompt. Control-C clears it.</source>
        <translation>Am Prompt steht schon etwas. Strg+C löscht es.</translation>
    </message>
    <message>
        <source>A command runs. What is sent before it has ended is lost.</source>
        <translation>Ein Befehl läuft. Was vor seinem Ende gesendet wird, geht verloren.</translation>
    </message>
    <message>
        <source>U-Boot shows no prompt now.</source>
        <translation>U-Boot zeigt jetzt keinen Prompt.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Waiting for the prompt: line %1 of %2 comes next</source>
        <translation>Warten auf den Prompt: Zeile %1 von %2 ist die nächste</translation>
    </message>
    <message>
        <source>Line %1 of %2 runs</source>
        <translation>Zeile %1 von %2 läuft</translation>
    </message>
    <message>
        <source>A kernel has started</source>
        <translation>Ein Kernel ist gestartet</translation>
    </message>
    <message numerus="yes">
        <source>%n lines were not sent.</source>
        <translation>
            <numerusform>%n Zeile wurde nicht gesendet.</numerusform>
            <numerusform>%n Zeilen wurden nicht gesendet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines after it were not sent.</source>
        <translation>
            <numerusform>%n Zeile danach wurde nicht gesendet.</numerusform>
            <numerusform>%n Zeilen danach wurden nicht gesendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Line %1 of %2 was not echoed</source>
        <translation>Zeile %1 von %2 kam nicht als Echo zurück</translation>
    </message>
    <message>
        <source>Either the line was lost, or it ran and its echo was lost: so it is not sent again.</source>
        <translation>Entweder ging die Zeile verloren, oder sie wurde ausgeführt und ihr Echo ging verloren: Darum wird sie nicht noch einmal gesendet.</translation>
    </message>
    <message numerus="yes">
        <source>All %n lines were run</source>
        <translation>
            <numerusform>%n Zeile ist gelaufen</numerusform>
            <numerusform>Alle %n Zeilen sind gelaufen</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled: %1 of %2 lines were sent</source>
        <translation>Abgebrochen: %1 von %2 Zeilen wurden gesendet</translation>
    </message>
    <message>
        <source>No U-Boot heard yet</source>
        <translation>Noch kein U-Boot gehört</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>Schweigt</translation>
    </message>
    <message>
        <source>Talks</source>
        <translation>Spricht</translation>
    </message>
    <message numerus="yes">
        <source>Counts down: boots in %n seconds</source>
        <translation>
            <numerusform>Zählt herunter: bootet in %n Sekunde</numerusform>
            <numerusform>Zählt herunter: bootet in %n Sekunden</numerusform>
        </translation>
    </message>
    <message>
        <source>At its prompt</source>
        <translation>Am Prompt</translation>
    </message>
    <message>
        <source>Runs a command</source>
        <translation>Führt einen Befehl aus</translation>
    </message>
    <message>
        <source>Its kernel runs</source>
        <translation>Sein Kernel läuft</translation>
    </message>
    <message>
        <source>A kernel runs on this box, and it takes no keys over netconsole. To type to its U-Boot, press “Stop the boot” and restart the box.</source>
        <translation>Auf diesem Gerät läuft ein Kernel, und der nimmt über netconsole keine Tasten an. Um in sein U-Boot zu tippen, drücken Sie „Boot stoppen“ und starten Sie das Gerät neu.</translation>
    </message>
    <message>
        <source>Lines are being sent. Cancel them to type yourself.</source>
        <translation>Zeilen werden gesendet. Brechen Sie das ab, um selbst zu tippen.</translation>
    </message>
    <message>
        <source>No box is chosen</source>
        <translation>Kein Gerät gewählt</translation>
    </message>
    <message>
        <source>Choose a box to type to its U-Boot.</source>
        <translation>Wählen Sie ein Gerät, um in sein U-Boot zu tippen.</translation>
    </message>
    <message>
        <source>No U-Boot was heard from %1</source>
        <translation>Von %1 wurde kein U-Boot gehört</translation>
    </message>
    <message>
        <source>Nothing was sent: it is too long</source>
        <translation>Nichts gesendet: Es ist zu lang</translation>
    </message>
    <message>
        <source>U-Boot takes lines of at most 511 characters, and silently drops the rest. At most 10,000 lines are sent at once.</source>
        <translation>U-Boot nimmt Zeilen von höchstens 511 Zeichen an und verwirft den Rest stillschweigend. Höchstens 10.000 Zeilen werden auf einmal gesendet.</translation>
    </message>
    <message>
        <source>Nothing was sent: there are control characters in it</source>
        <translation>Nichts gesendet: Es enthält Steuerzeichen</translation>
    </message>
    <message>
        <source>U-Boot would take them for keys. Remove them and try again.</source>
        <translation>U-Boot hielte sie für Tasten. Entfernen Sie sie und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>“%1” cannot be typed to U-Boot</source>
        <translation>„%1“ kann nicht in U-Boot getippt werden</translation>
    </message>
    <message>
        <source>It takes ASCII only: letters without accents, digits and punctuation.</source>
        <translation>Es nimmt nur ASCII an: Buchstaben ohne Akzente, Ziffern und Satzzeichen.</translation>
    </message>
    <message>
        <source>Nothing was sent; it is in line %1.</source>
        <translation>Nichts gesendet; es steht in Zeile %1.</translation>
    </message>
    <message>
        <source>1 line was not sent.</source>
        <translation>1 Zeile wurde nicht gesendet.</translation>
    </message>
    <message>
        <source>1 line after it was not sent.</source>
        <translation>1 Zeile danach wurde nicht gesendet.</translation>
    </message>
    <message>
        <source>Counts down: boots in 1 second</source>
        <translation>Zählt herunter: bootet in 1 Sekunde</translation>
    </message>
    <message>
        <source>Was the box restarted? Its U-Boot sends to the address in its variable ncip: that must be this computer&apos;s. “Nothing arrives?” checks the rest.</source>
        <translation>Wurde das Gerät neu gestartet? Sein U-Boot sendet an die Adresse in der Variablen ncip: Das muss die dieses Rechners sein. „Kommt nichts an?“ prüft das Übrige.</translation>
    </message>
    <message>
        <source>You can type to a box while its U-Boot uses netconsole: from power-on until its kernel starts. A kernel sends lines and takes none. Press “Stop the boot”, then restart the box: it is caught at its prompt if its U-Boot sends to this computer (ncip).</source>
        <translation>Tippen können Sie, solange U-Boot netconsole verwendet: vom Einschalten, bis der Kernel startet. Ein Kernel sendet Zeilen und nimmt keine an. Drücken Sie „Boot stoppen“, und starten Sie dann das Gerät neu: Es wird am Prompt abgefangen, wenn sein U-Boot an diesen Rechner sendet (ncip).</translation>
    </message>
    <message>
        <source>Its kernel runs: restart the box.</source>
        <translation>Sein Kernel läuft: Starten Sie das Gerät neu.</translation>
    </message>
    <message>
        <source>Switch the box on, or restart it.</source>
        <translation>Schalten Sie das Gerät ein oder starten Sie es neu.</translation>
    </message>
    <message>
        <source>Control-C is sent ten times a second until its prompt appears, for five minutes at most.</source>
        <translation>Strg+C wird zehnmal in der Sekunde gesendet, bis sein Prompt erscheint, höchstens fünf Minuten lang.</translation>
    </message>
</context>
<context>
    <name>TimelineItems</name>
    <message>
        <source>Shelf %1</source>
        <translation>Shelf %1</translation>
    </message>
</context>
<context>
    <name>TimelineText</name>
    <message>
        <source>Boot %1 began.</source>
        <translation>Boot %1 begann.</translation>
    </message>
    <message>
        <source>Boot %1 began; it ended unexpectedly.</source>
        <translation>Boot %1 begann; er endete unerwartet.</translation>
    </message>
    <message>
        <source>Boot %1 began; it ended in a panic.</source>
        <translation>Boot %1 begann; er endete in einer Panic.</translation>
    </message>
    <message>
        <source>Boot %1 began; it ended in a restart.</source>
        <translation>Boot %1 begann; er endete mit einem Neustart.</translation>
    </message>
    <message>
        <source>Boot %1 began; it ended in a power-off.</source>
        <translation>Boot %1 begann; er endete mit dem Ausschalten.</translation>
    </message>
    <message>
        <source>%1, in %2</source>
        <translation>%1, in %2</translation>
    </message>
    <message>
        <source>%1 (%2 times)</source>
        <translation>%1 (%2-mal)</translation>
    </message>
</context>
<context>
    <name>UbootCommands</name>
    <message>
        <source>Show all variables of its environment</source>
        <translation>Alle Variablen der Umgebung anzeigen</translation>
    </message>
    <message>
        <source>Show the version of U-Boot</source>
        <translation>Die Version von U-Boot anzeigen</translation>
    </message>
    <message>
        <source>Show the memory and addresses of the board</source>
        <translation>Speicher und Adressen der Platine anzeigen</translation>
    </message>
    <message>
        <source>List the commands that it knows</source>
        <translation>Die Befehle auflisten, die es kennt</translation>
    </message>
    <message>
        <source>Start USB and show what is plugged in</source>
        <translation>USB starten und anzeigen, was angesteckt ist</translation>
    </message>
    <message>
        <source>Ping the server that its environment names</source>
        <translation>Den Server anpingen, den die Umgebung nennt</translation>
    </message>
    <message>
        <source>Boot as set in its environment</source>
        <translation>Booten, wie in der Umgebung eingestellt</translation>
    </message>
    <message>
        <source>Boot the box?</source>
        <translation>Gerät booten?</translation>
    </message>
    <message>
        <source>It leaves its prompt and starts what its environment says. Variables that were set but not saved are lost.</source>
        <translation>Es verlässt den Prompt und startet, was die Umgebung sagt. Variablen, die gesetzt und nicht gespeichert wurden, gehen dabei verloren.</translation>
    </message>
    <message>
        <source>Boot</source>
        <translation>Booten</translation>
    </message>
    <message>
        <source>Restart the box</source>
        <translation>Das Gerät neu starten</translation>
    </message>
    <message>
        <source>Restart the box?</source>
        <translation>Gerät neu starten?</translation>
    </message>
    <message>
        <source>It starts from the beginning, counts down, and boots unless it is stopped. Variables that were set but not saved are lost.</source>
        <translation>Es beginnt von vorn, zählt herunter und bootet, wenn es nicht gestoppt wird. Variablen, die gesetzt und nicht gespeichert wurden, gehen verloren.</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Neu starten</translation>
    </message>
    <message>
        <source>Write its environment to flash</source>
        <translation>Die Umgebung in den Flash schreiben</translation>
    </message>
    <message>
        <source>Write the environment to flash?</source>
        <translation>Umgebung in den Flash schreiben?</translation>
    </message>
    <message>
        <source>What is stored there is overwritten by the variables as they are now. A box with a wrong bootcmd or ncip does not boot or cannot be reached.</source>
        <translation>Was dort steht, wird durch die Variablen ersetzt, wie sie jetzt sind. Mit falschem bootcmd oder ncip bootet ein Gerät nicht oder ist nicht zu erreichen.</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
</context>
<context>
    <name>WindowCommands</name>
    <message>
        <source>Changing %1</source>
        <translation>%1 wird geändert</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::ActivityButton</name>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>1 job under way</source>
        <translation>1 Vorgang läuft</translation>
    </message>
    <message numerus="yes">
        <source>%n jobs under way</source>
        <translation>
            <numerusform>%n Vorgang läuft</numerusform>
            <numerusform>%n Vorgänge laufen</numerusform>
        </translation>
    </message>
    <message>
        <source>1 notice</source>
        <translation>1 Hinweis</translation>
    </message>
    <message numerus="yes">
        <source>%n notices</source>
        <translation>
            <numerusform>%n Hinweis</numerusform>
            <numerusform>%n Hinweise</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is under way, and nothing needs attention</source>
        <translation>Nichts läuft, und nichts braucht Aufmerksamkeit</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::ActivityCenter</name>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::ActivityPanel</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation>Abbrechen: %1</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Acknowledge: %1</source>
        <translation>Bestätigen: %1</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 weitere</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>Läuft gerade</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Braucht Aufmerksamkeit</translation>
    </message>
    <message>
        <source>Acknowledge all</source>
        <translation>Alle bestätigen</translation>
    </message>
    <message>
        <source>Nothing is under way, and nothing needs attention. Conflicts, vanished targets, crashes and failed exports stay here until you acknowledge them.</source>
        <translation>Nichts läuft, und nichts braucht Aufmerksamkeit. Konflikte, verschwundene Targets, Abstürze und ausgefallene Exporte bleiben hier, bis Sie sie bestätigen.</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::AddBoxWizard</name>
    <message>
        <source>Copy as commands</source>
        <translation>Als Befehle kopieren</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>It is in the list of the page Devices, and is being connected.</source>
        <translation>Es steht in der Liste der Seite Geräte und wird verbunden.</translation>
    </message>
    <message>
        <source>Exports need vblade, which is not installed there yet.</source>
        <translation>Exporte brauchen vblade, das dort noch nicht installiert ist.</translation>
    </message>
    <message>
        <source>Next, export one of its disks. Exports that are configured on the box already are listed on its page Exports.</source>
        <translation>Exportieren Sie als Nächstes eine seiner Festplatten. Exporte, die auf dem Gerät schon eingerichtet sind, stehen auf seiner Seite Exporte.</translation>
    </message>
    <message>
        <source>address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>look</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>Add a box – %1</source>
        <translation>Gerät hinzufügen – %1</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Add anyway</source>
        <translation>Trotzdem hinzufügen</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Copy the agent</source>
        <translation>Agent kopieren</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Installieren</translation>
    </message>
    <message>
        <source>The box is ready</source>
        <translation>Das Gerät ist bereit</translation>
    </message>
    <message>
        <source>Install the agent – %1</source>
        <translation>Agent installieren – %1</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::AgentChoicePage</name>
    <message>
        <source>How shall the agent run?</source>
        <translation>Wie soll der Agent laufen?</translation>
    </message>
    <message>
        <source>The agent is a small program on the box that exports its disks. It has no network port: Etherdeck reaches it by ssh.</source>
        <translation>Der Agent ist ein kleines Programm auf dem Gerät, das dessen Festplatten exportiert. Er hat keinen Netzwerk-Port: Etherdeck erreicht ihn über ssh.</translation>
    </message>
    <message>
        <source>Not possible. %1</source>
        <translation>Nicht möglich. %1</translation>
    </message>
    <message>
        <source>&amp;Use the agent that is there</source>
        <translation>&amp;Vorhandenen Agenten verwenden</translation>
    </message>
    <message>
        <source>Version %1.</source>
        <translation>Version %1.</translation>
    </message>
    <message>
        <source>&amp;Upgrade the agent</source>
        <translation>Agent &amp;aktualisieren</translation>
    </message>
    <message>
        <source>&amp;Install the agent</source>
        <translation>Agent &amp;installieren</translation>
    </message>
    <message>
        <source>What is exported goes on.</source>
        <translation>Was exportiert ist, läuft weiter.</translation>
    </message>
    <message>
        <source>It is started when the box starts, by %1, and with it the exports. It can be removed without a trace.</source>
        <translation>Er wird beim Start des Geräts von %1 gestartet und mit ihm die Exporte. Er lässt sich spurlos entfernen.</translation>
    </message>
    <message>
        <source>It runs while it is used. It can be removed without a trace.</source>
        <translation>Er läuft, während er benutzt wird. Er lässt sich spurlos entfernen.</translation>
    </message>
    <message>
        <source>Run it for this &amp;session only</source>
        <translation>Nur für diese &amp;Sitzung</translation>
    </message>
    <message>
        <source>It is copied to /tmp and runs while it is used. It is gone when the box restarts.</source>
        <translation>Er wird nach /tmp kopiert und läuft, während er benutzt wird. Nach einem Neustart des Geräts ist er weg.</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::ArrivalRow</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Den Befehl kopieren</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::BoxAccessPage</name>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>not installed</source>
        <translation>nicht installiert</translation>
    </message>
    <message>
        <source>%1, running</source>
        <translation>%1, läuft</translation>
    </message>
    <message>
        <source>%1, not running</source>
        <translation>%1, läuft nicht</translation>
    </message>
    <message>
        <source>root</source>
        <translation>root</translation>
    </message>
    <message>
        <source>not root, but sudo needs no password</source>
        <translation>nicht root, aber sudo braucht kein Passwort</translation>
    </message>
    <message>
        <source>not root</source>
        <translation>nicht root</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Kernel</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Init system</source>
        <translation>Init-System</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>vblade</source>
        <translation>vblade</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>installiert</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>This is not a Pogoplug E02, but a sister model that only looks alike. It can export disks. Never write its flash memory by instructions for an E02.</source>
        <translation>Das ist kein Pogoplug E02, sondern ein Schwestermodell, das nur so aussieht. Es kann Festplatten exportieren. Beschreiben Sie seinen Flash-Speicher nie nach einer Anleitung für den E02.</translation>
    </message>
    <message>
        <source>Exports need vblade. Install it with the package manager of the box; in Debian: apt install vblade</source>
        <translation>Exporte brauchen vblade. Installieren Sie es mit der Paketverwaltung des Geräts; in Debian: apt install vblade</translation>
    </message>
    <message>
        <source>Its root file system is read-only, as that of a rescue system. It is made writable while the agent is installed.</source>
        <translation>Das Root-Dateisystem ist schreibgeschützt, wie bei einem Rettungssystem. Während der Installation des Agenten wird es beschreibbar gemacht.</translation>
    </message>
    <message>
        <source>What is there?</source>
        <translation>Was ist dort?</translation>
    </message>
    <message>
        <source>The box is looked at by ssh. Nothing is changed yet.</source>
        <translation>Das Gerät wird über ssh untersucht. Noch wird nichts geändert.</translation>
    </message>
    <message>
        <source>Connecting to %1</source>
        <translation>Verbindung mit %1</translation>
    </message>
    <message>
        <source>This takes up to ten seconds where nobody answers.</source>
        <translation>Wo niemand antwortet, dauert das bis zu zehn Sekunden.</translation>
    </message>
    <message>
        <source>Log in…</source>
        <translation>Anmelden&#xa0;…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::BoxAddressPage</name>
    <message>
        <source>Where is the box?</source>
        <translation>Wo ist das Gerät?</translation>
    </message>
    <message>
        <source>Its address or name, as you would give it to ssh.</source>
        <translation>Adresse oder Name, wie für ssh.</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>&amp;Gerät</translation>
    </message>
    <message>
        <source>&amp;Find boxes…</source>
        <translation>Geräte &amp;finden&#xa0;…</translation>
    </message>
    <message>
        <source>Also: ssh://root@192.168.1.7:2222, unix:/run/etherdeck-agent/socket for this computer, exec:COMMAND for a program that leads to an agent.</source>
        <translation>Außerdem: ssh://root@192.168.1.7:2222, unix:/run/etherdeck-agent/socket für diesen Computer, exec:BEFEHL für ein Programm, das zu einem Agenten führt.</translation>
    </message>
    <message>
        <source>&amp;Name (optional)</source>
        <translation>&amp;Name (optional)</translation>
    </message>
    <message>
        <source>This is not a device: %1.</source>
        <translation>Das ist kein Zugang: %1.</translation>
    </message>
    <message>
        <source>This box is in the list already.</source>
        <translation>Dieses Gerät steht schon in der Liste.</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::BoxDelegate</name>
    <message>
        <source>Name of the box</source>
        <translation>Name des Geräts</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::BoxDialogs</name>
    <message>
        <source>Another box has this name.</source>
        <translation>Ein anderes Gerät hat diesen Namen.</translation>
    </message>
    <message>
        <source>The name is too long.</source>
        <translation>Der Name ist zu lang.</translation>
    </message>
    <message>
        <source>Rename box</source>
        <translation>Gerät umbenennen</translation>
    </message>
    <message>
        <source>The name is shown on all pages, and etherdeckctl accepts it wherever it expects a device. Without a name, the box is called by its host name, its device or a MAC address.</source>
        <translation>Der Name erscheint auf allen Seiten, und etherdeckctl versteht ihn überall, wo es ein DEVICE erwartet. Ohne Namen heißt das Gerät nach seinem Hostnamen, seinem DEVICE oder einer MAC-Adresse.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Group of %1</source>
        <translation>Gruppe von %1</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Set group</source>
        <translation>Gruppe setzen</translation>
    </message>
    <message>
        <source>This cannot be the name of a group.</source>
        <translation>So kann keine Gruppe heißen.</translation>
    </message>
    <message>
        <source>Which box is “%1”? Its boots and crashes are then shown beside the events of its disks.</source>
        <translation>Welches Gerät ist „%1“? Seine Boots und Abstürze erscheinen dann neben den Ereignissen seiner Festplatten.</translation>
    </message>
    <message>
        <source>A name cannot begin with ssh://, unix:, exec: or a hyphen.</source>
        <translation>Ein Name kann nicht mit ssh://, unix:, exec: oder einem Bindestrich beginnen.</translation>
    </message>
    <message>
        <source>Boxes of one group are listed together. A group can be a place, a customer or a purpose. Leave it empty for no group.</source>
        <translation>Geräte einer Gruppe stehen beieinander. Eine Gruppe kann ein Ort, ein Kunde oder ein Zweck sein. Ohne Gruppe bleibt das Feld leer.</translation>
    </message>
    <message>
        <source>Which box serves %1? Your choice counts, even against proof.</source>
        <translation>Welches Gerät stellt %1 bereit? Ihre Wahl gilt, auch gegen einen Beweis.</translation>
    </message>
    <message>
        <source>No box has this MAC address.</source>
        <translation>Kein Gerät hat diese MAC-Adresse.</translation>
    </message>
    <message>
        <source>Many devices are sold with this MAC address, so it does not identify a box.</source>
        <translation>Viele Geräte werden mit dieser MAC-Adresse verkauft; sie kennzeichnet daher keines.</translation>
    </message>
    <message>
        <source>More than one box may have this MAC address. Choose one of them.</source>
        <translation>Mehr als ein Gerät kann diese MAC-Adresse haben. Wählen Sie eines davon.</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::BoxModel</name>
    <message>
        <source>1 new crash</source>
        <translation>1 neuer Absturz</translation>
    </message>
    <message numerus="yes">
        <source>%n new crashes</source>
        <translation>
            <numerusform>%n neuer Absturz</numerusform>
            <numerusform>%n neue Abstürze</numerusform>
        </translation>
    </message>
    <message>
        <source>1 unread line</source>
        <translation>1 ungelesene Zeile</translation>
    </message>
    <message numerus="yes">
        <source>%n unread lines</source>
        <translation>
            <numerusform>%n ungelesene Zeile</numerusform>
            <numerusform>%n ungelesene Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>1 box</source>
        <translation>1 Gerät</translation>
    </message>
    <message numerus="yes">
        <source>%n boxes</source>
        <translation>
            <numerusform>%n Gerät</numerusform>
            <numerusform>%n Geräte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sources</source>
        <translation>
            <numerusform>%n Quelle</numerusform>
            <numerusform>%n Quellen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::BoxSection</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Disk on the box</source>
        <translation>Festplatte des Geräts</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Konsole</translation>
    </message>
    <message>
        <source>Uncertain</source>
        <translation>Nicht sicher</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Show in Devices</source>
        <translation>In „Geräte“ zeigen</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>Show box</source>
        <translation>Gerät zeigen</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern&#xa0;…</translation>
    </message>
    <message>
        <source>Tie to a box…</source>
        <translation>Einem Gerät zuordnen&#xa0;…</translation>
    </message>
    <message>
        <source>Choose the box that serves this target</source>
        <translation>Das Gerät wählen, das dieses Target bereitstellt</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::BoxSheet</name>
    <message>
        <source>Box %1</source>
        <translation>Gerät %1</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen&#xa0;…</translation>
    </message>
    <message>
        <source>Group…</source>
        <translation>Gruppe&#xa0;…</translation>
    </message>
    <message>
        <source>Show in Devices</source>
        <translation>In „Geräte“ zeigen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Shows it in the window</source>
        <translation>Zeigt es im Fenster</translation>
    </message>
    <message>
        <source>Untie</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>What belongs to it</source>
        <translation>Was dazu gehört</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>What belongs to the box</source>
        <translation>Was zum Gerät gehört</translation>
    </message>
    <message>
        <source>Says that it does not belong to this box, even against proof</source>
        <translation>Legt fest, dass es nicht zu diesem Gerät gehört, auch gegen einen Beweis</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::BoxTree</name>
    <message>
        <source>Boxes</source>
        <translation>Geräte</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::ClaimDialog</name>
    <message>
        <source>The config string marks who uses a target. Whoever relies on it may lose data when two computers write to one disk.</source>
        <translation>Der Config-String zeigt an, wer ein Target verwendet. Wer sich darauf verlässt, kann Daten verlieren, wenn zwei Rechner auf eine Festplatte schreiben.</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Danach</translation>
    </message>
    <message>
        <source>What will be done</source>
        <translation>Was getan wird</translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Empty: no owner</source>
        <translation>Leer: kein Besitzer</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::CloseGuard</name>
    <message>
        <source>Quit while a box waits for this computer?</source>
        <translation>Beenden, während ein Gerät auf diesen Rechner wartet?</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Stop listening while a box waits for this computer?</source>
        <translation>Nicht mehr lauschen, während ein Gerät auf diesen Rechner wartet?</translation>
    </message>
    <message>
        <source>Stop listening</source>
        <translation>Nicht mehr lauschen</translation>
    </message>
    <message>
        <source>The U-Boot of these boxes prints to this computer. If this computer is switched off or leaves the network, each output blocks for up to 25 seconds, and the box seems to hang. Boot the box first, or return its console to the serial line: setenv stdout serial</source>
        <translation>Das U-Boot dieser Geräte gibt an diesen Rechner aus. Wird dieser Rechner ausgeschaltet oder verlässt er das Netz, blockiert jede Ausgabe bis zu 25 Sekunden, und das Gerät scheint zu hängen. Booten Sie das Gerät vorher, oder legen Sie seine Konsole zurück auf die serielle Leitung: setenv stdout serial</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::ConfigSection</name>
    <message>
        <source>Owner</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>Config string</source>
        <translation>Config-String</translation>
    </message>
    <message>
        <source>Claim…</source>
        <translation>Beanspruchen&#xa0;…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten&#xa0;…</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Release…</source>
        <translation>Freigeben&#xa0;…</translation>
    </message>
    <message>
        <source>%1 bytes are too many: at most %2.</source>
        <translation>%1 Byte sind zu viel: höchstens %2.</translation>
    </message>
    <message>
        <source>%1 of %2 bytes</source>
        <translation>%1 von %2 Byte</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>Beanspruchen</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>Ersetzen&#xa0;…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Who uses it, such as a host name</source>
        <translation>Wer es nutzt, etwa ein Rechnername</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::ConflictView</name>
    <message>
        <source>Two disks answer as %1</source>
        <translation>Zwei Festplatten antworten als %1</translation>
    </message>
    <message>
        <source>Different disks answer as %1</source>
        <translation>Verschiedene Festplatten antworten als %1</translation>
    </message>
    <message>
        <source>An initiator treats them as one disk and spreads its reads and writes over both. This destroys the data on both.</source>
        <translation>Ein Initiator hält sie für eine einzige Festplatte und verteilt seine Lese- und Schreibzugriffe auf beide. Das zerstört die Daten auf beiden.</translation>
    </message>
    <message>
        <source>%1, differs</source>
        <translation>%1, verschieden</translation>
    </message>
    <message>
        <source>%1 of disk %2</source>
        <translation>%1 von Festplatte %2</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>1. Unmount %1 on every computer that uses it.</source>
        <translation>1. Hängen Sie %1 auf jedem Rechner aus, der es verwendet.</translation>
    </message>
    <message>
        <source>2. Find the box that should not have this address by its MAC.</source>
        <translation>2. Finden Sie anhand der MAC-Adresse das Gerät, das diese Adresse nicht haben sollte.</translation>
    </message>
    <message>
        <source>3. Stop its export, or give it another shelf or slot.</source>
        <translation>3. Stoppen Sie dessen Export oder geben Sie ihm ein anderes Shelf oder einen anderen Slot.</translation>
    </message>
    <message>
        <source>4. Wait until this conflict ends here, then check the file system.</source>
        <translation>4. Warten Sie, bis dieser Konflikt hier endet, und prüfen Sie dann das Dateisystem.</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Wird verglichen …</translation>
    </message>
    <message>
        <source>Compare &amp;now</source>
        <translation>Jetzt &amp;vergleichen</translation>
    </message>
    <message>
        <source>Reads a few sectors from each once more. Nothing is written.</source>
        <translation>Liest noch einmal einige Sektoren von jedem. Geschrieben wird nichts.</translation>
    </message>
    <message>
        <source>They report the same identity, but sector %1 differs. </source>
        <translation>Sie melden dieselbe Identität, aber Sektor %1 unterscheidet sich. </translation>
    </message>
    <message>
        <source>1. Do not mount %1 until this is resolved.</source>
        <translation>1. Hängen Sie %1 nicht ein, bevor das geklärt ist.</translation>
    </message>
    <message>
        <source>2. %1</source>
        <translation>2. %1</translation>
    </message>
    <message>
        <source>3. Or find the boxes by their MACs: one box with two network ports is no conflict.</source>
        <translation>3. Oder suchen Sie die Geräte anhand ihrer MAC-Adressen: Ein Gerät mit zwei Netzanschlüssen ist kein Konflikt.</translation>
    </message>
    <message>
        <source>4. If they are two boxes, stop one export or give it another shelf or slot.</source>
        <translation>4. Sind es zwei Geräte, stoppen Sie einen Export oder geben Sie ihm ein anderes Shelf oder einen anderen Slot.</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::ConsoleHeader</name>
    <message>
        <source>Console</source>
        <translation>Konsole</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>Search everywhere</source>
        <translation>Überall suchen</translation>
    </message>
    <message>
        <source>Nothing arrives?</source>
        <translation>Kommt nichts an?</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::ConsolePage</name>
    <message>
        <source>A box</source>
        <translation>Ein Gerät</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::ContentsSection</name>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Inspect the disk to see its partitions and file systems. This reads a few megabytes at most and never writes.</source>
        <translation>Untersuchen Sie die Festplatte, um ihre Partitionen und Dateisysteme zu sehen. Dabei werden höchstens einige Megabyte gelesen; geschrieben wird nie.</translation>
    </message>
    <message>
        <source>Inspect %1</source>
        <translation>%1 untersuchen</translation>
    </message>
    <message>
        <source>Inspect again</source>
        <translation>Erneut untersuchen</translation>
    </message>
    <message>
        <source>Inspect contents</source>
        <translation>Inhalt untersuchen</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::DangerDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::DesktopNotifier</name>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::DetailPane</name>
    <message>
        <source>Select a target to see its details.</source>
        <translation>Wählen Sie ein Target aus, um seine Details zu sehen.</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Festplatte</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Zugriff</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Gesehen</translation>
    </message>
    <message>
        <source>It stopped answering %1</source>
        <translation>Es hat %1 aufgehört zu antworten</translation>
    </message>
    <message>
        <source>It last answered at %1. The values below are from then. The box may be off, its export stopped, or a cable unplugged.</source>
        <translation>Zuletzt hat es am %1 geantwortet. Die Werte unten stammen von damals. Vielleicht ist das Gerät ausgeschaltet, sein Export gestoppt oder ein Kabel abgezogen.</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Aus der Liste entfernen</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>Show all in History</source>
        <translation>Alles im Verlauf anzeigen</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>No events since it was first seen.</source>
        <translation>Keine Ereignisse, seit es zuerst gesehen wurde.</translation>
    </message>
    <message>
        <source>Missing since %1</source>
        <translation>Vermisst seit %1</translation>
    </message>
    <message>
        <source>It was seen in an earlier run and has not answered since Etherdeck started. The values below are from its last answer. The box may be off, its export stopped, or its network not connected.</source>
        <translation>Es wurde früher gesehen und hat nicht geantwortet, seit Etherdeck läuft. Die Werte unten stammen aus seiner letzten Antwort. Vielleicht ist das Gerät ausgeschaltet, sein Export gestoppt oder sein Netz nicht verbunden.</translation>
    </message>
    <message>
        <source>Not watched: %1</source>
        <translation>Nicht beobachtet: %1</translation>
    </message>
    <message>
        <source>It last answered %1. The values below are from then. Whether it answers now is not known.</source>
        <translation>Zuletzt hat es %1 geantwortet. Die Werte unten stammen von damals. Ob es jetzt antwortet, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>Disk and box</source>
        <translation>Festplatte und Gerät</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Its export is stopped</source>
        <translation>Sein Export ist gestoppt</translation>
    </message>
    <message>
        <source>It answers again when the export is started on its box. It last answered at %1; the values below are from then.</source>
        <translation>Es antwortet wieder, wenn der Export auf dem Gerät gestartet wird. Zuletzt antwortete es um %1; die Werte unten sind von da.</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::DeviceActions</name>
    <message>
        <source>Undo change %1</source>
        <translation>Änderung %1 rückgängig machen</translation>
    </message>
    <message>
        <source>Unlock %1</source>
        <translation>%1 entsperren</translation>
    </message>
    <message>
        <source>Lock %1</source>
        <translation>%1 sperren</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren&#xa0;…</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <translation>Entsperren&#xa0;…</translation>
    </message>
    <message>
        <source>Lock…</source>
        <translation>Sperren&#xa0;…</translation>
    </message>
    <message>
        <source>Undo…</source>
        <translation>Rückgängig machen&#xa0;…</translation>
    </message>
    <message>
        <source>Lock %1 disks</source>
        <translation>%1 Festplatten sperren</translation>
    </message>
    <message>
        <source>Unlock %1 disks</source>
        <translation>%1 Festplatten entsperren</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::DeviceBoxBanners</name>
    <message>
        <source>It was there before: it may have been stopped, or be starting. Etherdeck connects again by itself.</source>
        <translation>Er war schon da: Vielleicht wurde er beendet, oder er startet gerade. Etherdeck verbindet sich von selbst wieder.</translation>
    </message>
    <message>
        <source>The tables show what was known last.</source>
        <translation>Die Tabellen zeigen, was zuletzt bekannt war.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The answer to %1 cannot be used: %2</source>
        <translation>Die Antwort auf %1 ist unbrauchbar: %2</translation>
    </message>
    <message>
        <source>The box has a warning</source>
        <translation>Das Gerät hat eine Warnung</translation>
    </message>
    <message numerus="yes">
        <source>The box has %n warnings</source>
        <translation>
            <numerusform>Das Gerät hat %n Warnung</numerusform>
            <numerusform>Das Gerät hat %n Warnungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep these settings? %1 s</source>
        <translation>Diese Einstellungen behalten? %1 s</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>The box reverts them by itself when the time is over. To revert them, just wait.</source>
        <translation>Das Gerät nimmt sie von selbst zurück, wenn die Zeit um ist. Um sie zurückzunehmen, warten Sie einfach.</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::DeviceBoxView</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Exports</source>
        <translation>Exporte</translation>
    </message>
    <message>
        <source>Disks</source>
        <translation>Festplatten</translation>
    </message>
    <message>
        <source>Interfaces</source>
        <translation>Schnittstellen</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>U-Boot</source>
        <translation>U-Boot</translation>
    </message>
    <message>
        <source>Netconsole…</source>
        <translation>Netconsole&#xa0;…</translation>
    </message>
    <message>
        <source>Lets U-Boot and the kernel send their console to this computer</source>
        <translation>Lässt U-Boot und den Kernel ihre Konsole an diesen Rechner senden</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::DeviceDialogs</name>
    <message>
        <source>Exports (*.json)</source>
        <translation>Exporte (*.json)</translation>
    </message>
    <message>
        <source>Change export %1</source>
        <translation>Export %1 ändern</translation>
    </message>
    <message>
        <source>Save exports</source>
        <translation>Exporte speichern</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Load exports</source>
        <translation>Exporte laden</translation>
    </message>
    <message>
        <source>Load export %1</source>
        <translation>Export %1 laden</translation>
    </message>
    <message>
        <source>Load %1 exports</source>
        <translation>%1 Exporte laden</translation>
    </message>
    <message>
        <source>Undo change %1</source>
        <translation>Änderung %1 rückgängig machen</translation>
    </message>
    <message>
        <source>The box was removed from the list.</source>
        <translation>Das Gerät wurde aus der Liste entfernt.</translation>
    </message>
    <message>
        <source>The box no longer has these exports.</source>
        <translation>Das Gerät hat diese Exporte nicht mehr.</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::DeviceListActions</name>
    <message>
        <source>Rename box</source>
        <translation>Gerät umbenennen</translation>
    </message>
    <message>
        <source>Without a name, the box is listed by its host name. Its host name stays.</source>
        <translation>Ohne Namen steht das Gerät unter seinem Hostnamen in der Liste. Sein Hostname bleibt.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Add a box…</source>
        <translation>Gerät hinzufügen&#xa0;…</translation>
    </message>
    <message>
        <source>Connect now</source>
        <translation>Jetzt verbinden</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen&#xa0;…</translation>
    </message>
    <message>
        <source>Group…</source>
        <translation>Gruppe&#xa0;…</translation>
    </message>
    <message>
        <source>Show box</source>
        <translation>Gerät zeigen</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Aus der Liste entfernen</translation>
    </message>
    <message>
        <source>Find boxes…</source>
        <translation>Geräte finden&#xa0;…</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::DeviceOverview</name>
    <message>
        <source>Disks and exports</source>
        <translation>Festplatten und Exporte</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::DeviceRemedies</name>
    <message>
        <source>Check host key…</source>
        <translation>Host-Schlüssel prüfen&#xa0;…</translation>
    </message>
    <message>
        <source>Allow for this box…</source>
        <translation>Für dieses Gerät zulassen&#xa0;…</translation>
    </message>
    <message>
        <source>Connect now</source>
        <translation>Jetzt verbinden</translation>
    </message>
    <message>
        <source>Allow an old method for %1?</source>
        <translation>Für %1 ein altes Verfahren zulassen?</translation>
    </message>
    <message>
        <source>The SSH server of this box only offers methods that ssh no longer uses, because they are weak: someone between this computer and the box could intercept the connection. If you allow it, this is used for this box and for no other one, until the box is removed from the list. An old server may need several; each is asked for.</source>
        <translation>Der SSH-Server dieses Geräts bietet nur Verfahren an, die ssh nicht mehr benutzt, weil sie schwach sind: Jemand zwischen diesem Computer und dem Gerät könnte die Verbindung abhören. Wenn Sie es zulassen, wird dies für dieses Gerät benutzt und für kein anderes, bis das Gerät aus der Liste entfernt wird. Ein alter Server braucht vielleicht mehrere; nach jedem wird gefragt.</translation>
    </message>
    <message>
        <source>Allow for this box</source>
        <translation>Für dieses Gerät zulassen</translation>
    </message>
    <message>
        <source>Log in…</source>
        <translation>Anmelden&#xa0;…</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::DevicesPage</name>
    <message>
        <source>Add a box…</source>
        <translation>Gerät hinzufügen&#xa0;…</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>No boxes yet</source>
        <translation>Noch keine Geräte</translation>
    </message>
    <message>
        <source>%1 of %2 connected</source>
        <translation>%1 von %2 verbunden</translation>
    </message>
    <message>
        <source>The exports could not be saved</source>
        <translation>Die Exporte konnten nicht gespeichert werden</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The export was saved</source>
        <translation>Der Export wurde gespeichert</translation>
    </message>
    <message numerus="yes">
        <source>%n exports were saved</source>
        <translation>
            <numerusform>%n Export wurde gespeichert</numerusform>
            <numerusform>%n Exporte wurden gespeichert</numerusform>
        </translation>
    </message>
    <message>
        <source>The exports could not be loaded</source>
        <translation>Die Exporte konnten nicht geladen werden</translation>
    </message>
    <message>
        <source>Find boxes…</source>
        <translation>Geräte finden&#xa0;…</translation>
    </message>
    <message>
        <source>Boxes that run the Etherdeck agent are managed here: which disk is exported at which address, and to whom. A box without it gets it when it is added. They are reached by ssh, with your keys or a password.</source>
        <translation>Hier werden Geräte verwaltet, auf denen der Etherdeck-Agent läuft: welche Festplatte unter welcher Adresse exportiert wird und für wen. Ein Gerät ohne Agenten bekommt ihn beim Hinzufügen. Sie werden über ssh erreicht, mit Ihren Schlüsseln oder einem Passwort.</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::DiscoveryState</name>
    <message>
        <source>Discovering targets</source>
        <translation>Targets werden gesucht</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::DiscoveryWizard</name>
    <message>
        <source>Find targets</source>
        <translation>Targets finden</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation>&amp;Abschließen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1 – Find targets</source>
        <translation>%1 – Targets finden</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::EditBar</name>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::Edits</name>
    <message>
        <source>The output of %1 is already being removed.</source>
        <translation>Die Ausgaben von %1 werden bereits entfernt.</translation>
    </message>
    <message>
        <source>They have since been taken apart, forgotten or merged with others.</source>
        <translation>Sie wurden inzwischen getrennt, vergessen oder mit anderen zusammengeführt.</translation>
    </message>
    <message>
        <source>One of the boxes no longer exists.</source>
        <translation>Eines der Geräte gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>The line is no longer stored.</source>
        <translation>Die Zeile ist nicht mehr gespeichert.</translation>
    </message>
    <message>
        <source>The box no longer exists.</source>
        <translation>Das Gerät gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>%1 has since been released by someone else. It stays as it is.</source>
        <translation>%1 wurde inzwischen von jemand anderem freigegeben. Es bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>%1 now reports “%2”: someone else has changed it. It stays as it is.</source>
        <translation>%1 meldet jetzt „%2“: Jemand anders hat es inzwischen geändert. Es bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Its name or note has changed since.</source>
        <translation>Sein Name oder seine Notiz wurde inzwischen geändert.</translation>
    </message>
    <message>
        <source>%1 accepted the string, and then reported another one: “%2”.</source>
        <translation>%1 hat den Config-String angenommen und dann einen anderen gemeldet: „%2“.</translation>
    </message>
    <message>
        <source>Not undone: %1</source>
        <translation>Nicht rückgängig gemacht: %1</translation>
    </message>
    <message>
        <source>Not done again: %1</source>
        <translation>Nicht wiederholt: %1</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>Rückgängig gemacht: %1</translation>
    </message>
    <message>
        <source>Done again: %1</source>
        <translation>Wiederholt: %1</translation>
    </message>
    <message>
        <source>It has been undone already, or the box does not keep it any more.</source>
        <translation>Das ist bereits rückgängig gemacht, oder das Gerät bewahrt es nicht mehr auf.</translation>
    </message>
    <message>
        <source>Another box has this name.</source>
        <translation>Ein anderes Gerät hat diesen Namen.</translation>
    </message>
    <message>
        <source>The box has changed since, or no longer exists.</source>
        <translation>Das Gerät hat sich seitdem geändert, oder es gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>Not done: %1</source>
        <translation>Nicht ausgeführt: %1</translation>
    </message>
    <message>
        <source>A box cannot have this name.</source>
        <translation>Ein Gerät kann diesen Namen nicht haben.</translation>
    </message>
    <message>
        <source>Boxes are stored in the history, which is not open.</source>
        <translation>Geräte werden im Verlauf gespeichert, und der ist nicht offen.</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::EmptyPlaceView</name>
    <message>
        <source>Choose interfaces</source>
        <translation>Schnittstellen wählen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Discover again</source>
        <translation>Erneut erkennen</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter aufheben</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Grant permission…</source>
        <translation>Berechtigung erteilen&#xa0;…</translation>
    </message>
    <message>
        <source>Start the wizard</source>
        <translation>Assistenten starten</translation>
    </message>
    <message>
        <source>Try it with a virtual SAN</source>
        <translation>Virtuelles SAN ausprobieren</translation>
    </message>
    <message>
        <source>Set up a box…</source>
        <translation>Gerät einrichten&#xa0;…</translation>
    </message>
    <message>
        <source>Nothing arrives?</source>
        <translation>Kommt nichts an?</translation>
    </message>
    <message>
        <source>Open the preferences…</source>
        <translation>Einstellungen öffnen&#xa0;…</translation>
    </message>
    <message>
        <source>Add a box…</source>
        <translation>Gerät hinzufügen&#xa0;…</translation>
    </message>
    <message>
        <source>Check host key…</source>
        <translation>Host-Schlüssel prüfen&#xa0;…</translation>
    </message>
    <message>
        <source>Allow for this box…</source>
        <translation>Für dieses Gerät zulassen&#xa0;…</translation>
    </message>
    <message>
        <source>Log in…</source>
        <translation>Anmelden&#xa0;…</translation>
    </message>
    <message>
        <source>Find boxes…</source>
        <translation>Geräte finden&#xa0;…</translation>
    </message>
    <message>
        <source>Install the agent…</source>
        <translation>Agent installieren&#xa0;…</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::EnvironmentCheckDialog</name>
    <message>
        <source>Check an environment</source>
        <translation>Eine Umgebung prüfen</translation>
    </message>
    <message>
        <source>Check the environment of %1</source>
        <translation>Umgebung von %1 prüfen</translation>
    </message>
    <message>
        <source>Output of printenv</source>
        <translation>Ausgabe von printenv</translation>
    </message>
    <message>
        <source>Type printenv at U-Boot&apos;s prompt, or run fw_printenv on the box, and paste here what it prints.</source>
        <translation>Geben Sie am Prompt von U-Boot printenv ein oder rufen Sie auf dem Gerät fw_printenv auf, und fügen Sie die Ausgabe hier ein.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Looking for the output of printenv …</source>
        <translation>Die Ausgabe von printenv wird gesucht …</translation>
    </message>
    <message>
        <source>No output of printenv was found</source>
        <translation>Es wurde keine Ausgabe von printenv gefunden</translation>
    </message>
    <message>
        <source>There is nothing to check yet</source>
        <translation>Noch gibt es nichts zu prüfen</translation>
    </message>
    <message>
        <source>No line looks like a variable, such as bootdelay=3.</source>
        <translation>Keine Zeile sieht wie eine Variable aus, etwa bootdelay=3.</translation>
    </message>
    <message>
        <source>With a box chosen in the list, its last output of printenv is taken from the Console.</source>
        <translation>Ist in der Liste ein Gerät gewählt, wird seine letzte Ausgabe von printenv aus der Konsole übernommen.</translation>
    </message>
    <message>
        <source>The Console has no output of printenv of %1.</source>
        <translation>Die Konsole hat keine Ausgabe von printenv von %1.</translation>
    </message>
    <message>
        <source>1 variable was read.</source>
        <translation>1 Variable wurde gelesen.</translation>
    </message>
    <message numerus="yes">
        <source>%n variables were read.</source>
        <translation>
            <numerusform>%n Variable wurde gelesen.</numerusform>
            <numerusform>%n Variablen wurden gelesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>This is the last output of printenv on the Console.</source>
        <translation>Dies ist die letzte Ausgabe von printenv auf der Konsole.</translation>
    </message>
    <message>
        <source>Lines that are not variables were left out. The first one: “%1”</source>
        <translation>Zeilen, die keine Variablen sind, wurden weggelassen. Die erste: „%1“</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::ExportAccessPage</name>
    <message>
        <source>On which interfaces, and for whom?</source>
        <translation>Auf welchen Schnittstellen und für wen?</translation>
    </message>
    <message>
        <source>AoE has no passwords: whoever reaches the interface reaches the disk.</source>
        <translation>AoE kennt keine Passwörter: Wer die Schnittstelle erreicht, erreicht die Festplatte.</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>Ausgeschaltet</translation>
    </message>
    <message>
        <source>No carrier</source>
        <translation>Kein Träger</translation>
    </message>
    <message>
        <source>MTU %1</source>
        <translation>MTU %1</translation>
    </message>
    <message>
        <source>Allowed initiators (MAC addresses, separated by blanks)</source>
        <translation>Zugelassene Initiatoren (MAC-Adressen, durch Leerzeichen getrennt)</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>This is not a list of MAC addresses.</source>
        <translation>Das ist keine Liste von MAC-Adressen.</translation>
    </message>
    <message>
        <source>Start now</source>
        <translation>Jetzt starten</translation>
    </message>
    <message>
        <source>Otherwise it is only written down.</source>
        <translation>Sonst wird er nur eingetragen.</translation>
    </message>
    <message>
        <source>Start at boot</source>
        <translation>Mit dem Gerät starten</translation>
    </message>
    <message>
        <source>The target is back after a restart of the box.</source>
        <translation>Das Target ist nach einem Neustart des Geräts wieder da.</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>Nur lesen</translation>
    </message>
    <message>
        <source>Initiators cannot write.</source>
        <translation>Initiatoren können nicht schreiben.</translation>
    </message>
    <message>
        <source>Write through</source>
        <translation>Durchschreiben</translation>
    </message>
    <message>
        <source>A write is answered when it is on the disk: slower, and safe when the power fails.</source>
        <translation>Ein Schreibvorgang wird erst beantwortet, wenn er auf der Festplatte steht: langsamer, aber sicher bei Stromausfall.</translation>
    </message>
    <message>
        <source>Without the box&apos;s cache</source>
        <translation>Ohne den Cache des Geräts</translation>
    </message>
    <message>
        <source>Saves the memory of a small box; often slower.</source>
        <translation>Spart den Speicher eines kleinen Geräts; oft langsamer.</translation>
    </message>
    <message>
        <source>How is %1 to be exported?</source>
        <translation>Wie soll %1 exportiert werden?</translation>
    </message>
    <message>
        <source>Not there at present</source>
        <translation>Zurzeit nicht da</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <source>This computer (%1)</source>
        <translation>Dieser Rechner (%1)</translation>
    </message>
    <message>
        <source>Adds %1, the MAC address of %2</source>
        <translation>Fügt %1 hinzu, die MAC-Adresse von %2</translation>
    </message>
    <message>
        <source>Other initiators get no answer. This prevents mistakes; it does not stop somebody who sets another MAC address.</source>
        <translation>Andere Initiatoren erhalten keine Antwort. Das verhindert Versehen; wer eine andere MAC-Adresse einstellt, wird nicht aufgehalten.</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::ExportActions</name>
    <message>
        <source>Start export %1</source>
        <translation>Export %1 starten</translation>
    </message>
    <message>
        <source>Start %1 exports</source>
        <translation>%1 Exporte starten</translation>
    </message>
    <message>
        <source>Stop export %1</source>
        <translation>Export %1 stoppen</translation>
    </message>
    <message>
        <source>Stop %1 exports</source>
        <translation>%1 Exporte stoppen</translation>
    </message>
    <message>
        <source>Restart export %1</source>
        <translation>Export %1 neu starten</translation>
    </message>
    <message>
        <source>Restart %1 exports</source>
        <translation>%1 Exporte neu starten</translation>
    </message>
    <message>
        <source>Remove export %1</source>
        <translation>Export %1 entfernen</translation>
    </message>
    <message>
        <source>Remove %1 exports</source>
        <translation>%1 Exporte entfernen</translation>
    </message>
    <message>
        <source>Allow an initiator</source>
        <translation>Initiator zulassen</translation>
    </message>
    <message>
        <source>Deny an initiator</source>
        <translation>Initiator ausschließen</translation>
    </message>
    <message>
        <source>Once an export has a list of allowed initiators, it answers nobody else. The MAC address is that of the interface by which the initiator reaches the SAN, for example 52:54:00:12:34:56.</source>
        <translation>Sobald ein Export eine Liste zugelassener Initiatoren hat, antwortet er niemandem sonst. Die MAC-Adresse ist die der Schnittstelle, über die der Initiator das SAN erreicht, zum Beispiel 52:54:00:12:34:56.</translation>
    </message>
    <message>
        <source>The initiator is taken off the list of those that are allowed. The last one stays: an empty list would let everyone in.</source>
        <translation>Der Initiator wird von der Liste der zugelassenen genommen. Der letzte bleibt: Eine leere Liste ließe alle ein.</translation>
    </message>
    <message>
        <source>MAC address</source>
        <translation>MAC-Adresse</translation>
    </message>
    <message>
        <source>Make the plan</source>
        <translation>Planen</translation>
    </message>
    <message>
        <source>This is not a MAC address.</source>
        <translation>Das ist keine MAC-Adresse.</translation>
    </message>
    <message>
        <source>Allow %1 at %2</source>
        <translation>%1 bei %2 zulassen</translation>
    </message>
    <message>
        <source>Deny %1 at %2</source>
        <translation>%1 bei %2 ausschließen</translation>
    </message>
    <message>
        <source>Allow %1 at %2 exports</source>
        <translation>%1 bei %2 Exporten zulassen</translation>
    </message>
    <message>
        <source>Deny %1 at %2 exports</source>
        <translation>%1 bei %2 Exporten ausschließen</translation>
    </message>
    <message>
        <source>Allow this computer at %1</source>
        <translation>Diesen Rechner bei %1 zulassen</translation>
    </message>
    <message>
        <source>Allow this computer at %1 exports</source>
        <translation>Diesen Rechner bei %1 Exporten zulassen</translation>
    </message>
    <message>
        <source>New export…</source>
        <translation>Neuer Export&#xa0;…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Start…</source>
        <translation>Starten&#xa0;…</translation>
    </message>
    <message>
        <source>Stop…</source>
        <translation>Stoppen&#xa0;…</translation>
    </message>
    <message>
        <source>Restart…</source>
        <translation>Neu starten&#xa0;…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen&#xa0;…</translation>
    </message>
    <message>
        <source>Who uses it?</source>
        <translation>Wer benutzt ihn?</translation>
    </message>
    <message>
        <source>Allow this computer…</source>
        <translation>Diesen Rechner zulassen&#xa0;…</translation>
    </message>
    <message>
        <source>Allow a MAC address…</source>
        <translation>MAC-Adresse zulassen&#xa0;…</translation>
    </message>
    <message>
        <source>Deny a MAC address…</source>
        <translation>MAC-Adresse ausschließen&#xa0;…</translation>
    </message>
    <message>
        <source>Show in Inventory</source>
        <translation>Im Inventar zeigen</translation>
    </message>
    <message>
        <source>Take over the vblade of %1</source>
        <translation>vblade von %1 übernehmen</translation>
    </message>
    <message>
        <source>Take over %1 vblades</source>
        <translation>%1 vblades übernehmen</translation>
    </message>
    <message>
        <source>Take over the exports</source>
        <translation>Exporte übernehmen</translation>
    </message>
    <message>
        <source>Take over this vblade…</source>
        <translation>Dieses vblade übernehmen&#xa0;…</translation>
    </message>
    <message>
        <source>Take over vblade-persist…</source>
        <translation>Von vblade-persist übernehmen&#xa0;…</translation>
    </message>
    <message>
        <source>Save all to a file…</source>
        <translation>Alle in eine Datei speichern&#xa0;…</translation>
    </message>
    <message>
        <source>Save to a file…</source>
        <translation>In eine Datei speichern&#xa0;…</translation>
    </message>
    <message>
        <source>Load from a file…</source>
        <translation>Aus einer Datei laden&#xa0;…</translation>
    </message>
    <message>
        <source>Take over these vblades…</source>
        <translation>Diese vblades übernehmen&#xa0;…</translation>
    </message>
    <message>
        <source>Save %1 exports to a file…</source>
        <translation>%1 Exporte in eine Datei speichern&#xa0;…</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::ExportAddressPage</name>
    <message>
        <source>At which address?</source>
        <translation>Unter welcher Adresse?</translation>
    </message>
    <message>
        <source>Initiators find the target by shelf and slot. Each address may exist only once in the SAN; the box asks on the wire as well before it starts the export.</source>
        <translation>Initiatoren finden das Target über Shelf und Slot. Jede Adresse darf es im SAN nur einmal geben; das Gerät fragt auch selbst im Netz nach, bevor es den Export startet.</translation>
    </message>
    <message>
        <source>Shelf</source>
        <translation>Shelf</translation>
    </message>
    <message>
        <source>Slot</source>
        <translation>Slot</translation>
    </message>
    <message>
        <source>%1 is free, as far as Etherdeck knows.</source>
        <translation>%1 ist frei, soweit Etherdeck weiß.</translation>
    </message>
    <message>
        <source>%1 is taken: %2.</source>
        <translation>%1 ist vergeben: %2.</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Vergeben</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>By</source>
        <translation>An</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::ExportChangeDialog</name>
    <message>
        <source>Change export %1</source>
        <translation>Export %1 ändern</translation>
    </message>
    <message>
        <source>Make the plan</source>
        <translation>Planen</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::ExportDiskPage</name>
    <message>
        <source>Show them</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Which disk?</source>
        <translation>Welche Festplatte?</translation>
    </message>
    <message>
        <source>Initiators read and write it as their own. What is on it now stays as it is.</source>
        <translation>Initiatoren lesen und schreiben sie wie eine eigene. Was jetzt darauf ist, bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Festplatte</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>Seriennummer</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Obstacle</source>
        <translation>Hindernis</translation>
    </message>
    <message>
        <source>Disks</source>
        <translation>Festplatten</translation>
    </message>
    <message numerus="yes">
        <source>%n disks cannot be exported: %1</source>
        <translation>
            <numerusform>%n Festplatte kann nicht exportiert werden: %1</numerusform>
            <numerusform>%n Festplatten können nicht exportiert werden: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of the running system</source>
        <translation>%1 vom laufenden System</translation>
    </message>
    <message>
        <source>%1 in use</source>
        <translation>%1 in Verwendung</translation>
    </message>
    <message>
        <source>%1 locked</source>
        <translation>%1 gesperrt</translation>
    </message>
    <message>
        <source>1 disk cannot be exported: %1</source>
        <translation>1 Festplatte kann nicht exportiert werden: %1</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::ExportProof</name>
    <message>
        <source>%1: this computer waits for it to answer …</source>
        <translation>%1: Dieser Rechner wartet auf eine Antwort …</translation>
    </message>
    <message>
        <source>%1: answers this computer. It is in the inventory.</source>
        <translation>%1: antwortet diesem Rechner und steht im Inventar.</translation>
    </message>
    <message>
        <source>%1: has not answered this computer. Is it in the same network as that interface of the box, and is it let in?</source>
        <translation>%1: hat diesem Rechner nicht geantwortet. Ist er im selben Netz wie diese Schnittstelle des Geräts, und wird er zugelassen?</translation>
    </message>
    <message>
        <source>%1: not visible from this computer, as intended: only others are let in.</source>
        <translation>%1: von diesem Rechner aus nicht zu sehen, wie gewünscht: Nur andere werden zugelassen.</translation>
    </message>
    <message>
        <source>%1: whether it answers is not known, since no interface of this computer is open for AoE.</source>
        <translation>%1: Ob es antwortet, ist nicht bekannt, weil keine Schnittstelle dieses Rechners für AoE offen ist.</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::ExportWizard</name>
    <message>
        <source>this box exports %1 there</source>
        <translation>dieses Gerät exportiert dort %1</translation>
    </message>
    <message>
        <source>Copy as commands</source>
        <translation>Als Befehle kopieren</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Plan again</source>
        <translation>Erneut planen</translation>
    </message>
    <message>
        <source>Export as %1</source>
        <translation>Als %1 exportieren</translation>
    </message>
    <message>
        <source>disk</source>
        <translation>Festplatte</translation>
    </message>
    <message>
        <source>address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>access</source>
        <translation>Zugang</translation>
    </message>
    <message>
        <source>New export – %1</source>
        <translation>Neuer Export – %1</translation>
    </message>
    <message>
        <source>a target answers there from %1</source>
        <translation>dort antwortet ein Target von %1</translation>
    </message>
    <message>
        <source>nothing answers there now, but a target did, from %1; to use its address, remove it from the inventory</source>
        <translation>dort antwortet jetzt nichts, aber es war ein Target da, von %1; um seine Adresse zu verwenden, entfernen Sie es aus dem Inventar</translation>
    </message>
    <message>
        <source>a target answered there, from %1; whether it still does is not known, since its interface is not watched</source>
        <translation>dort hat ein Target geantwortet, von %1; ob es das noch tut, ist nicht bekannt, weil seine Schnittstelle nicht beobachtet wird</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::FactGroup</name>
    <message>
        <source>Copy (Ctrl+C)</source>
        <translation>Kopieren (Strg+C)</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::FilterByMenu</name>
    <message>
        <source>Shelf %1</source>
        <translation>Shelf %1</translation>
    </message>
    <message>
        <source>Without an owner</source>
        <translation>Ohne Besitzer</translation>
    </message>
    <message>
        <source>Owner “%1”</source>
        <translation>Besitzer „%1“</translation>
    </message>
    <message>
        <source>Of no known box</source>
        <translation>Von keinem bekannten Gerät</translation>
    </message>
    <message>
        <source>Box “%1”</source>
        <translation>Gerät „%1“</translation>
    </message>
    <message>
        <source>Model “%1”</source>
        <translation>Modell „%1“</translation>
    </message>
    <message>
        <source>State “%1”</source>
        <translation>Zustand „%1“</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::FilterMenu</name>
    <message>
        <source>In conflict</source>
        <translation>Im Konflikt</translation>
    </message>
    <message>
        <source>Vanished</source>
        <translation>Verschwunden</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Vermisst</translation>
    </message>
    <message>
        <source>Without an owner</source>
        <translation>Ohne Besitzer</translation>
    </message>
    <message>
        <source>Without a name</source>
        <translation>Ohne Namen</translation>
    </message>
    <message>
        <source>Of no known box</source>
        <translation>Von keinem bekannten Gerät</translation>
    </message>
    <message>
        <source>1 TB and larger</source>
        <translation>1 TB und größer</translation>
    </message>
    <message>
        <source>Fields: address, name, state, size, model, serial, owner, path, interface, box</source>
        <translation>Felder: address, name, state, size, model, serial, owner, path, interface, box</translation>
    </message>
    <message>
        <source>Common filters</source>
        <translation>Häufige Filter</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::FindBoxesDialog</name>
    <message>
        <source>&amp;Large networks, up to a /16</source>
        <translation>&amp;Große Netze, bis zu einem /16</translation>
    </message>
    <message>
        <source>Find boxes</source>
        <translation>Geräte finden</translation>
    </message>
    <message>
        <source>Which boxes are in the local network?</source>
        <translation>Welche Geräte sind im lokalen Netz?</translation>
    </message>
    <message>
        <source>Every address of the network is asked for by ARP, and who answers is asked for the name of the SSH server. This takes about ten seconds.</source>
        <translation>Jede Adresse des Netzes wird per ARP abgefragt; wer antwortet, wird nach seinem SSH-Server gefragt. Das dauert etwa zehn Sekunden.</translation>
    </message>
    <message>
        <source>Networks larger than a /22 are searched, too. A /16 takes some ten minutes.</source>
        <translation>Auch Netze, die größer als ein /22 sind, werden durchsucht. Ein /16 dauert etwa zehn Minuten.</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>No Ethernet interface of this computer has carrier and an IPv4 address. Connect the network in which the box is.</source>
        <translation>Keine Ethernet-Schnittstelle dieses Computers hat ein Signal und eine IPv4-Adresse. Verbinden Sie das Netz, in dem das Gerät ist.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Hinzufügen&#xa0;…</translation>
    </message>
    <message>
        <source>The search was stopped</source>
        <translation>Die Suche wurde gestoppt</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>Suche läuft</translation>
    </message>
    <message>
        <source>One station answers so far.</source>
        <translation>Bisher antwortet eine Station.</translation>
    </message>
    <message numerus="yes">
        <source>%n stations answer so far.</source>
        <translation>
            <numerusform>Bisher antwortet %n Station.</numerusform>
            <numerusform>Bisher antworten %n Stationen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The search could not be made</source>
        <translation>Die Suche war nicht möglich</translation>
    </message>
    <message>
        <source>Not every interface could be searched</source>
        <translation>Nicht jede Schnittstelle konnte durchsucht werden</translation>
    </message>
    <message>
        <source>Nobody answered</source>
        <translation>Niemand hat geantwortet</translation>
    </message>
    <message>
        <source>Is the box connected to the same network, and switched on?</source>
        <translation>Ist das Gerät am selben Netz angeschlossen und eingeschaltet?</translation>
    </message>
    <message>
        <source>Show one &amp;other station, which has no SSH server</source>
        <translation>Eine &amp;weitere Station ohne SSH-Server zeigen</translation>
    </message>
    <message numerus="yes">
        <source>Show %n &amp;other stations, which have no SSH server</source>
        <translation>
            <numerusform>%n &amp;weitere Station ohne SSH-Server zeigen</numerusform>
            <numerusform>%n &amp;weitere Stationen ohne SSH-Server zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Search again</source>
        <translation>Erneut suchen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::FindingsList</name>
    <message>
        <source>Lines for U-Boot&apos;s prompt</source>
        <translation>Zeilen für den Prompt von U-Boot</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the lines for U-Boot&apos;s prompt</source>
        <translation>Zeilen für den Prompt von U-Boot kopieren</translation>
    </message>
    <message>
        <source>Fix…</source>
        <translation>Beheben …</translation>
    </message>
    <message>
        <source>Make a plan that changes these variables</source>
        <translation>Einen Plan erstellen, der diese Variablen ändert</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::FoundPage</name>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>No target has answered</source>
        <translation>Kein Target hat geantwortet</translation>
    </message>
    <message>
        <source>This does not mean that the search failed. Check the likely causes, then go back and search again, or continue: Etherdeck keeps searching.</source>
        <translation>Das heißt noch nicht, dass die Suche fehlgeschlagen ist. Prüfen Sie die möglichen Ursachen, gehen Sie dann zurück und suchen Sie erneut, oder gehen Sie weiter: Etherdeck sucht weiterhin.</translation>
    </message>
    <message>
        <source>A shelf is often one box. A name makes it easier to tell from others; it is kept here and never sent.</source>
        <translation>Ein Shelf ist oft ein einzelnes Gerät. Mit einem Namen lässt es sich leichter von anderen unterscheiden; er bleibt hier und wird nie gesendet.</translation>
    </message>
    <message>
        <source>Shelf %1</source>
        <translation>Shelf %1</translation>
    </message>
    <message>
        <source>Name, for example “backup box”</source>
        <translation>Name, zum Beispiel „Backup-Gerät“</translation>
    </message>
    <message>
        <source>Name of shelf %1</source>
        <translation>Name von Shelf %1</translation>
    </message>
    <message>
        <source>%1 more shelves can be named in the inventory.</source>
        <translation>%1 weitere Shelves können im Inventar benannt werden.</translation>
    </message>
    <message>
        <source>Nothing was asked, because none of the chosen interfaces could be used. Go back to see why.</source>
        <translation>Es wurde nichts gefragt, weil keine der gewählten Schnittstellen verwendet werden konnte. Gehen Sie zurück, um den Grund zu sehen.</translation>
    </message>
    <message>
        <source>Next steps</source>
        <translation>Nächste Schritte</translation>
    </message>
    <message>
        <source>On the box: check that its export runs and uses the interface that your cable leads to.</source>
        <translation>Am Gerät: Prüfen Sie, ob sein Export läuft und die Schnittstelle verwendet, zu der Ihr Kabel führt.</translation>
    </message>
    <message>
        <source>Here: go back and choose another interface, or search again.</source>
        <translation>Hier: Gehen Sie zurück und wählen Sie eine andere Schnittstelle, oder suchen Sie erneut.</translation>
    </message>
    <message>
        <source>Without a box: try the virtual SAN, on the first page.</source>
        <translation>Ohne Gerät: Probieren Sie das virtuelle SAN auf der ersten Seite aus.</translation>
    </message>
    <message>
        <source>One more shelf can be named in the inventory.</source>
        <translation>Ein weiteres Shelf kann im Inventar benannt werden.</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::HistoryCount</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::HistoryKinds</name>
    <message>
        <source>Kinds of event</source>
        <translation>Arten von Ereignissen</translation>
    </message>
    <message>
        <source>Choose which kinds of event are listed</source>
        <translation>Wählen, welche Arten von Ereignissen aufgelistet werden</translation>
    </message>
    <message>
        <source>All events</source>
        <translation>Alle Ereignisse</translation>
    </message>
    <message>
        <source>Problems only</source>
        <translation>Nur Probleme</translation>
    </message>
    <message>
        <source>Some events</source>
        <translation>Einige Ereignisse</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::HistoryModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Gerät</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::HistorySaver</name>
    <message>
        <source>Export history</source>
        <translation>Verlauf exportieren</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>The history was not exported</source>
        <translation>Der Verlauf wurde nicht exportiert</translation>
    </message>
    <message>
        <source>Choose another file</source>
        <translation>Andere Datei wählen</translation>
    </message>
    <message>
        <source>The history is saved</source>
        <translation>Der Verlauf ist gespeichert</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The file %1 could not be written. Choose another place, or free some space there.</source>
        <translation>Die Datei %1 konnte nicht geschrieben werden. Wählen Sie einen anderen Ort oder schaffen Sie dort Platz.</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::HistoryTable</name>
    <message>
        <source>backup of the office</source>
        <translation>Backup des Büros</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::HistoryView</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Filter by any text</source>
        <translation>Nach Text filtern</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Show target</source>
        <translation>Target anzeigen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren&#xa0;…</translation>
    </message>
    <message>
        <source>Save all events that match the filter to a CSV file</source>
        <translation>Alle Ereignisse, die zum Filter passen, in einer CSV-Datei speichern</translation>
    </message>
    <message>
        <source>Reading the history</source>
        <translation>Verlauf wird gelesen</translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation>Noch ist nichts geschehen</translation>
    </message>
    <message>
        <source>Each time a target appears, changes, vanishes, comes back or conflicts with another one, it is recorded here. The history is kept when you close Etherdeck, so you can see later when a disk last worked.</source>
        <translation>Wenn ein Target auftaucht, sich ändert, verschwindet, wiederkommt oder mit einem anderen in Konflikt gerät, wird es hier festgehalten. Der Verlauf bleibt erhalten, wenn Sie Etherdeck schließen. So sehen Sie später, wann eine Festplatte zuletzt in Ordnung war.</translation>
    </message>
    <message>
        <source>No event of this kind</source>
        <translation>Kein Ereignis dieser Art</translation>
    </message>
    <message>
        <source>No event matches “%1”</source>
        <translation>Kein Ereignis passt zu „%1“</translation>
    </message>
    <message>
        <source>The filter hides all events.</source>
        <translation>Der Filter blendet alle Ereignisse aus.</translation>
    </message>
    <message>
        <source>Only some kinds of event are listed: “%1”.</source>
        <translation>Nur bestimmte Arten von Ereignissen werden aufgelistet: „%1“.</translation>
    </message>
    <message>
        <source>Only events of %1</source>
        <translation>Nur Ereignisse von %1</translation>
    </message>
    <message>
        <source>Only events of the box “%1”</source>
        <translation>Nur Ereignisse des Geräts „%1“</translation>
    </message>
    <message>
        <source>Only “%1”</source>
        <translation>Nur „%1“</translation>
    </message>
    <message>
        <source>Any text, also the name of a target or box; only that of its box: box:&quot;plug 1&quot;</source>
        <translation>Beliebiger Text, auch der Name eines Targets oder Geräts; nur der des Geräts: box:&quot;plug 1&quot;</translation>
    </message>
    <message>
        <source>Show box</source>
        <translation>Gerät zeigen</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::HostKeyDialog</name>
    <message>
        <source>The box that answers has another host key than the one that is known. Usually the box was installed again, which makes a new key. Otherwise another computer has its address, or someone is intercepting the connection. Replace the key only if you know why it has changed, or if the fingerprint is that of the box:</source>
        <translation>Das Gerät, das antwortet, hat einen anderen Host-Schlüssel als den bekannten. Meistens wurde das Gerät neu installiert, wobei ein neuer Schlüssel entsteht. Sonst hat ein anderer Computer seine Adresse, oder jemand hört die Verbindung ab. Ersetzen Sie den Schlüssel nur, wenn Sie wissen, warum er sich geändert hat, oder wenn der Fingerabdruck der des Geräts ist:</translation>
    </message>
    <message>
        <source>Its host key is not known yet. By this key, the box is recognized in later connections. Its fingerprint:</source>
        <translation>Sein Host-Schlüssel ist noch nicht bekannt. An ihm wird das Gerät bei späteren Verbindungen wiedererkannt. Der Fingerabdruck des Schlüssels:</translation>
    </message>
    <message>
        <source>The host key of %1 has changed</source>
        <translation>Der Host-Schlüssel von %1 hat sich geändert</translation>
    </message>
    <message>
        <source>Is this the host key of %1?</source>
        <translation>Ist dies der Host-Schlüssel von %1?</translation>
    </message>
    <message>
        <source>Only this time</source>
        <translation>Nur dieses Mal</translation>
    </message>
    <message>
        <source>Replace the key</source>
        <translation>Schlüssel ersetzen</translation>
    </message>
    <message>
        <source>Trust</source>
        <translation>Vertrauen</translation>
    </message>
    <message>
        <source>To compare it, list the keys of the box where you are sure to be on it, such as at its serial console. With OpenSSH:</source>
        <translation>Zum Vergleichen listen Sie die Schlüssel des Geräts dort auf, wo Sie sicher auf ihm sind, etwa an seiner seriellen Konsole. Mit OpenSSH:</translation>
    </message>
    <message>
        <source>With dropbear, as OpenWrt has it:</source>
        <translation>Mit dropbear, wie bei OpenWrt:</translation>
    </message>
    <message>
        <source>“Only this time” accepts the key until Etherdeck is closed.</source>
        <translation>„Nur dieses Mal“ nimmt den Schlüssel an, bis Etherdeck geschlossen wird.</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::InstallView</name>
    <message>
        <source>Cancelling</source>
        <translation>Wird abgebrochen</translation>
    </message>
    <message>
        <source>What was done is undone.</source>
        <translation>Was ausgeführt wurde, wird rückgängig gemacht.</translation>
    </message>
    <message>
        <source>Undoing</source>
        <translation>Wird rückgängig gemacht</translation>
    </message>
    <message>
        <source>Applying</source>
        <translation>Wird ausgeführt</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
    <message>
        <source>Not done, and not needed:</source>
        <translation>Nicht ausgeführt und nicht nötig:</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>This step failed: %1</source>
        <translation>Dieser Schritt ist fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>What was done before it was undone.</source>
        <translation>Was davor ausgeführt wurde, ist rückgängig gemacht.</translation>
    </message>
    <message>
        <source>These steps may be done, and could not be undone:</source>
        <translation>Diese Schritte sind vielleicht ausgeführt und ließen sich nicht rückgängig machen:</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::InterfaceActions</name>
    <message>
        <source>A number from %1 to %2.</source>
        <translation>Eine Zahl von %1 bis %2.</translation>
    </message>
    <message>
        <source>MTU of %1</source>
        <translation>MTU von %1</translation>
    </message>
    <message>
        <source>The largest frame that the interface carries, in bytes: %1 to %2 here. Everything between box and initiator has to carry it, switches as well. With 1500, a request has 2 sectors; with 9000, which is usual for AoE, 17. The box reverts the change by itself unless you keep it.</source>
        <translation>Der größte Frame, den die Schnittstelle überträgt, in Byte: hier %1 bis %2. Alles zwischen Gerät und Initiator muss ihn übertragen, auch Switches. Mit 1500 hat eine Anfrage 2 Sektoren; mit 9000, für AoE üblich, 17. Das Gerät nimmt die Änderung von selbst zurück, wenn Sie sie nicht behalten.</translation>
    </message>
    <message>
        <source>MTU</source>
        <translation>MTU</translation>
    </message>
    <message>
        <source>Make the plan</source>
        <translation>Planen</translation>
    </message>
    <message>
        <source>Set MTU of %1 to %2</source>
        <translation>MTU von %1 auf %2 setzen</translation>
    </message>
    <message>
        <source>New VLAN on %1</source>
        <translation>Neues VLAN auf %1</translation>
    </message>
    <message>
        <source>A network of its own on the same cable: for example the SAN, apart from everything else. It becomes the interface %1.5 if its number is 5. The port of the switch has to carry this VLAN with tags, and initiators need the same number. The box reverts the change by itself unless you keep it.</source>
        <translation>Ein eigenes Netz auf demselben Kabel: zum Beispiel das SAN, getrennt von allem anderen. Mit der Nummer 5 wird daraus die Schnittstelle %1.5. Der Port des Switches muss dieses VLAN mit Tags übertragen, und Initiatoren brauchen dieselbe Nummer. Das Gerät nimmt die Änderung von selbst zurück, wenn Sie sie nicht behalten.</translation>
    </message>
    <message>
        <source>VLAN</source>
        <translation>VLAN</translation>
    </message>
    <message>
        <source>Create VLAN %1 on %2</source>
        <translation>VLAN %1 auf %2 anlegen</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>MTU…</source>
        <translation>MTU&#xa0;…</translation>
    </message>
    <message>
        <source>New VLAN…</source>
        <translation>Neues VLAN&#xa0;…</translation>
    </message>
    <message>
        <source>Remove VLAN…</source>
        <translation>VLAN entfernen&#xa0;…</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::InterfaceDialog</name>
    <message>
        <source>Interfaces</source>
        <translation>Schnittstellen</translation>
    </message>
    <message>
        <source>Which interfaces lead to your targets?</source>
        <translation>Welche Schnittstellen führen zu Ihren Targets?</translation>
    </message>
    <message>
        <source>Etherdeck asks on the chosen interfaces only, and nothing is sent on any other.</source>
        <translation>Etherdeck fragt nur auf den gewählten Schnittstellen; auf keiner anderen wird etwas gesendet.</translation>
    </message>
    <message>
        <source>&amp;OK</source>
        <translation>&amp;OK</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::InterfaceList</name>
    <message>
        <source>Interfaces</source>
        <translation>Schnittstellen</translation>
    </message>
    <message>
        <source>This computer has no Ethernet interface at the moment. Plug one in: it appears here by itself.</source>
        <translation>Dieser Rechner hat derzeit keine Ethernet-Schnittstelle. Stecken Sie eine ein: Sie erscheint hier von selbst.</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::InterfaceMenu</name>
    <message>
        <source>through a box</source>
        <translation>über ein Gerät</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>This computer has no Ethernet interface</source>
        <translation>Dieser Rechner hat keine Ethernet-Schnittstelle</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::InterfaceRow</name>
    <message>
        <source>Frames of every kind in the last second</source>
        <translation>Frames aller Art in der letzten Sekunde</translation>
    </message>
    <message>
        <source>Frames of every kind in the last minute</source>
        <translation>Frames aller Art in der letzten Minute</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::InterfacesPage</name>
    <message>
        <source>Interfaces</source>
        <translation>Schnittstellen</translation>
    </message>
    <message>
        <source>Which interfaces lead to your targets?</source>
        <translation>Welche Schnittstellen führen zu Ihren Targets?</translation>
    </message>
    <message>
        <source>Etherdeck asks on the chosen interfaces only, and nothing is sent on any other.</source>
        <translation>Etherdeck fragt nur auf den gewählten Schnittstellen; auf keiner anderen wird etwas gesendet.</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::IntroPage</name>
    <message>
        <source>What AoE is</source>
        <translation>Was AoE ist</translation>
    </message>
    <message>
        <source>Find the disks on your network</source>
        <translation>Die Festplatten in Ihrem Netz finden</translation>
    </message>
    <message>
        <source>A few steps lead from the cable to a list of every target.</source>
        <translation>Wenige Schritte führen vom Kabel zu einer Liste aller Targets.</translation>
    </message>
    <message>
        <source>ATA over Ethernet (AoE) lets one computer use a disk in another, with plain Ethernet frames between them.</source>
        <translation>Mit ATA over Ethernet (AoE) verwendet ein Rechner eine Festplatte in einem anderen, mit einfachen Ethernet-Frames dazwischen.</translation>
    </message>
    <message>
        <source>Such a disk is called a target; its address is a shelf and a slot, written e7.3, and it answers whoever asks on the same Ethernet segment.</source>
        <translation>Eine solche Festplatte heißt Target; ihre Adresse besteht aus Shelf und Slot, geschrieben e7.3, und sie antwortet allen, die im selben Ethernet-Segment fragen.</translation>
    </message>
    <message>
        <source>AoE knows neither passwords nor routers, so the network that carries it decides who can reach the disks.</source>
        <translation>AoE kennt weder Passwörter noch Router; wer die Festplatten erreicht, entscheidet daher das Netz, über das es läuft.</translation>
    </message>
    <message>
        <source>Searching changes nothing</source>
        <translation>Die Suche verändert nichts</translation>
    </message>
    <message>
        <source>Etherdeck asks who is there and reads what targets report about themselves. It cannot write to a disk: its helper blocks such frames.</source>
        <translation>Etherdeck fragt, wer da ist, und liest, was Targets über sich melden. Es kann nicht auf eine Festplatte schreiben: Sein Hilfsprogramm blockiert solche Frames.</translation>
    </message>
    <message>
        <source>No target at hand? A virtual SAN with eight real targets runs on this computer, apart from your network.</source>
        <translation>Kein Target zur Hand? Ein virtuelles SAN mit acht echten Targets läuft auf diesem Rechner, getrennt von Ihrem Netz.</translation>
    </message>
    <message>
        <source>&amp;Try it with a virtual SAN</source>
        <translation>&amp;Virtuelles SAN ausprobieren</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::InventoryHeader</name>
    <message>
        <source>Inventory</source>
        <translation>Inventar</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>Filter by any text</source>
        <translation>Nach Text filtern</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Discover</source>
        <translation>Erkennen</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>&amp;Copy as</source>
        <translation>&amp;Kopieren als</translation>
    </message>
    <message>
        <source>Progress of the discovery</source>
        <translation>Fortschritt der Erkennung</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Any text, and fields: state:vanished, owner:&quot;desk 1&quot;, size&gt;500G</source>
        <translation>Beliebiger Text und Felder: state:vanished, owner:&quot;desk 1&quot;, size&gt;500G</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::InventoryPage</name>
    <message>
        <source>The inventory was not exported</source>
        <translation>Das Inventar wurde nicht exportiert</translation>
    </message>
    <message>
        <source>The inventory is saved</source>
        <translation>Das Inventar ist gespeichert</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::InventoryProblems</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Show both</source>
        <translation>Beide anzeigen</translation>
    </message>
    <message>
        <source>Show the next</source>
        <translation>Nächsten anzeigen</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::KernelLogButton</name>
    <message>
        <source>%1 (kernel log)</source>
        <translation>%1 (Kernel-Log)</translation>
    </message>
    <message>
        <source>The kernel log of %1 cannot be shown</source>
        <translation>Das Kernel-Log von %1 kann nicht angezeigt werden</translation>
    </message>
    <message>
        <source>What the agent sent cannot be the log of a kernel. Nothing was stored.</source>
        <translation>Was der Agent gesendet hat, kann nicht das Log eines Kernels sein. Es wurde nichts gespeichert.</translation>
    </message>
    <message>
        <source>Show kernel log</source>
        <translation>Kernel-Log anzeigen</translation>
    </message>
    <message>
        <source>Shows on the Console what the kernel of this box says. If the box sends nothing, the log is read from the box.</source>
        <translation>Zeigt auf der Konsole, was der Kernel dieses Geräts meldet. Wenn das Gerät nichts sendet, wird das Log vom Gerät gelesen.</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::LabelDialog</name>
    <message>
        <source>%1 of at most %2 characters: too long. Shorten it to save.</source>
        <translation>%1 von höchstens %2 Zeichen: zu lang. Kürzen Sie, um zu speichern.</translation>
    </message>
    <message>
        <source>%1 of at most %2 characters</source>
        <translation>%1 von höchstens %2 Zeichen</translation>
    </message>
    <message>
        <source>Name %1</source>
        <translation>%1 benennen</translation>
    </message>
    <message>
        <source>Name shelf %1</source>
        <translation>Shelf %1 benennen</translation>
    </message>
    <message>
        <source>The name belongs to the disk: it stays when the address of the target changes.</source>
        <translation>Der Name gehört zur Festplatte: Er bleibt, wenn sich die Adresse des Targets ändert.</translation>
    </message>
    <message>
        <source>The name belongs to the shelf number, whichever targets it holds.</source>
        <translation>Der Name gehört zur Shelf-Nummer, gleich welche Targets dort sind.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>N&amp;ote</source>
        <translation>N&amp;otiz</translation>
    </message>
    <message>
        <source>Office backup</source>
        <translation>Büro-Backup</translation>
    </message>
    <message>
        <source>Basement, left cabinet</source>
        <translation>Keller, linker Schrank</translation>
    </message>
    <message>
        <source>Anything worth knowing later</source>
        <translation>Was später nützlich sein kann</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::LeftOutBar</name>
    <message>
        <source>Lines without a level are shown as well</source>
        <translation>Auch Zeilen ohne Stufe werden angezeigt</translation>
    </message>
    <message>
        <source>Lines without a level may be hidden</source>
        <translation>Zeilen ohne Stufe sind vielleicht ausgeblendet</translation>
    </message>
    <message>
        <source>At least %1 lines without a level are hidden</source>
        <translation>Mindestens %1 Zeilen ohne Stufe sind ausgeblendet</translation>
    </message>
    <message>
        <source>1 line without a level is hidden</source>
        <translation>1 Zeile ohne Stufe ist ausgeblendet</translation>
    </message>
    <message>
        <source>%1 lines without a level are hidden</source>
        <translation>%1 Zeilen ohne Stufe sind ausgeblendet</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Hide lines without a level</source>
        <translation>Zeilen ohne Stufe ausblenden</translation>
    </message>
    <message>
        <source>Show lines without a level</source>
        <translation>Zeilen ohne Stufe anzeigen</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::LevelCombo</name>
    <message>
        <source>Lowest level shown</source>
        <translation>Niedrigste angezeigte Stufe</translation>
    </message>
    <message>
        <source>All levels</source>
        <translation>Alle Stufen</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Warnings and worse</source>
        <translation>Warnungen und schwerer</translation>
    </message>
    <message>
        <source>Notices and worse</source>
        <translation>Hinweise und schwerer</translation>
    </message>
    <message>
        <source>No debug lines</source>
        <translation>Ohne Debug-Zeilen</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::LinkList</name>
    <message>
        <source>%1 in · %2 out</source>
        <translation>RX %1 · TX %2</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>No interface chosen</source>
        <translation>Keine Schnittstelle gewählt</translation>
    </message>
    <message>
        <source>AoE frames in the last minute</source>
        <translation>AoE-Frames in der letzten Minute</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::LinkStatusLine</name>
    <message>
        <source>No interface chosen</source>
        <translation>Keine Schnittstelle gewählt</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::LoadExportsDialog</name>
    <message>
        <source>The box has it already</source>
        <translation>Hat das Gerät bereits</translation>
    </message>
    <message>
        <source>The box exports %1 there</source>
        <translation>Das Gerät exportiert dort %1</translation>
    </message>
    <message>
        <source>Load exports</source>
        <translation>Exporte laden</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>Aus %1</translation>
    </message>
    <message>
        <source>Saved on %1, from %2</source>
        <translation>Gespeichert auf %1, aus %2</translation>
    </message>
    <message>
        <source>Make the plan</source>
        <translation>Planen</translation>
    </message>
    <message>
        <source>The file has no exports.</source>
        <translation>Die Datei enthält keine Exporte.</translation>
    </message>
    <message>
        <source>This file cannot be loaded</source>
        <translation>Diese Datei kann nicht geladen werden</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Festplatte</translation>
    </message>
    <message>
        <source>On this box</source>
        <translation>Auf diesem Gerät</translation>
    </message>
    <message>
        <source>Exports of the file</source>
        <translation>Exporte der Datei</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::LogBookmarks</name>
    <message>
        <source>Note on a line of the log</source>
        <translation>Notiz zu einer Zeile des Logs</translation>
    </message>
    <message>
        <source>The line gets a bookmark, and the note stands behind its text.</source>
        <translation>Die Zeile erhält ein Lesezeichen, und die Notiz steht hinter ihrem Text.</translation>
    </message>
    <message>
        <source>“%1” gets a bookmark, and the note stands behind it.</source>
        <translation>„%1“ erhält ein Lesezeichen, und die Notiz steht dahinter.</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>&amp;Notiz</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::LogBookmarksDialog</name>
    <message>
        <source>Bookmarks</source>
        <translation>Lesezeichen</translation>
    </message>
    <message>
        <source>Boot %1</source>
        <translation>Boot %1</translation>
    </message>
    <message>
        <source>made %1</source>
        <translation>gesetzt %1</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Dorthin</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::LogCrashBar</name>
    <message>
        <source>Show box</source>
        <translation>Gerät zeigen</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::LogFilterBar</name>
    <message>
        <source>Filter by text</source>
        <translation>Nach Text filtern</translation>
    </message>
    <message>
        <source>Kind of time</source>
        <translation>Art der Zeit</translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation>Uhrzeit</translation>
    </message>
    <message>
        <source>Since the boot</source>
        <translation>Seit dem Boot</translation>
    </message>
    <message>
        <source>Since the previous line</source>
        <translation>Seit der vorigen Zeile</translation>
    </message>
    <message>
        <source>How far the log was searched</source>
        <translation>Wie weit das Log durchsucht wurde</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Find, go to, bookmarks, colours, save</source>
        <translation>Suchen, springen, Lesezeichen, Farben, speichern</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::LogFindBar</name>
    <message>
        <source>Find in the log</source>
        <translation>Im Log suchen</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Groß- und Kleinschreibung beachten</translation>
    </message>
    <message>
        <source>Whole words only</source>
        <translation>Nur ganze Wörter</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Regulärer Ausdruck</translation>
    </message>
    <message>
        <source>Mark all matches</source>
        <translation>Alle Treffer markieren</translation>
    </message>
    <message>
        <source>Previous match (Shift+F3)</source>
        <translation>Voriger Treffer (Umschalt+F3)</translation>
    </message>
    <message>
        <source>Next match (F3)</source>
        <translation>Nächster Treffer (F3)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::LogFinder</name>
    <message>
        <source>Not a valid regular expression: %1</source>
        <translation>Kein gültiger regulärer Ausdruck: %1</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Suche läuft&#xa0;…</translation>
    </message>
    <message>
        <source>%1 lines so far…</source>
        <translation>%1 Zeilen bisher&#xa0;…</translation>
    </message>
    <message>
        <source>More than %1 lines</source>
        <translation>Mehr als %1 Zeilen</translation>
    </message>
    <message>
        <source>No line matches</source>
        <translation>Keine Zeile passt</translation>
    </message>
    <message>
        <source>%1 of %2 lines</source>
        <translation>%1 von %2 Zeilen</translation>
    </message>
    <message>
        <source>1 line</source>
        <translation>1 Zeile</translation>
    </message>
    <message>
        <source>%1 lines</source>
        <translation>%1 Zeilen</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::LogJumper</name>
    <message>
        <source>No later boot</source>
        <translation>Kein späterer Boot</translation>
    </message>
    <message>
        <source>No earlier boot</source>
        <translation>Kein früherer Boot</translation>
    </message>
    <message>
        <source>No later crash</source>
        <translation>Kein späterer Absturz</translation>
    </message>
    <message>
        <source>No earlier crash</source>
        <translation>Kein früherer Absturz</translation>
    </message>
    <message>
        <source>No later gap</source>
        <translation>Keine spätere Lücke</translation>
    </message>
    <message>
        <source>No earlier gap</source>
        <translation>Keine frühere Lücke</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::LogPageLoader</name>
    <message>
        <source>Searching back to %1…</source>
        <translation>Suche zurück bis %1&#xa0;…</translation>
    </message>
    <message>
        <source>Searching up to %1…</source>
        <translation>Suche bis %1&#xa0;…</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::LogPanel</name>
    <message>
        <source>Continued from the start</source>
        <translation>Vom Anfang an weitergesucht</translation>
    </message>
    <message>
        <source>Continued from the end</source>
        <translation>Vom Ende an weitergesucht</translation>
    </message>
    <message>
        <source>Only the first %1 lines were copied</source>
        <translation>Nur die ersten %1 Zeilen wurden kopiert</translation>
    </message>
    <message>
        <source>The log could not be read</source>
        <translation>Das Log konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::LogRulesDialog</name>
    <message>
        <source>Highlight rules</source>
        <translation>Hervorhebungsregeln</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Regulärer Ausdruck</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Rule %1 has no effect, because it is not a valid regular expression: %2</source>
        <translation>Regel %1 bleibt ohne Wirkung, weil sie kein gültiger regulärer Ausdruck ist: %2</translation>
    </message>
    <message>
        <source>What matches in the log gets the colour. Of several rules, the upper one counts.</source>
        <translation>Was im Log passt, erhält die Farbe. Von mehreren Regeln gilt die obere.</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>Add &amp;preset</source>
        <translation>&amp;Vorlage hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>E&amp;xportieren&#xa0;…</translation>
    </message>
    <message>
        <source>Import highlight rules</source>
        <translation>Hervorhebungsregeln importieren</translation>
    </message>
    <message>
        <source>Highlight rules (*.json)</source>
        <translation>Hervorhebungsregeln (*.json)</translation>
    </message>
    <message>
        <source>Export highlight rules</source>
        <translation>Hervorhebungsregeln exportieren</translation>
    </message>
    <message>
        <source>%1 was not imported: %2</source>
        <translation>%1 wurde nicht importiert: %2</translation>
    </message>
    <message>
        <source>1 rule was added from %1</source>
        <translation>1 Regel wurde aus %1 hinzugefügt</translation>
    </message>
    <message numerus="yes">
        <source>%n rules were added from %1</source>
        <translation>
            <numerusform>%n Regel wurde aus %1 hinzugefügt</numerusform>
            <numerusform>%n Regeln wurden aus %1 hinzugefügt</numerusform>
        </translation>
    </message>
    <message>
        <source>The rules were saved as %1</source>
        <translation>Die Regeln wurden als %1 gespeichert</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1 konnte nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>All boxes</source>
        <translation>Alle Geräte</translation>
    </message>
    <message>
        <source>A forgotten box</source>
        <translation>Ein vergessenes Gerät</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::LogSaver</name>
    <message>
        <source>Save log as text</source>
        <translation>Log als Text speichern</translation>
    </message>
    <message>
        <source>Save log as JSON lines</source>
        <translation>Log als JSON-Zeilen speichern</translation>
    </message>
    <message>
        <source>Text files (*.txt)</source>
        <translation>Textdateien (*.txt)</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl)</source>
        <translation>JSON-Zeilen (*.jsonl)</translation>
    </message>
    <message>
        <source>Saving the log</source>
        <translation>Das Log wird gespeichert</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The log was not saved</source>
        <translation>Das Log wurde nicht gespeichert</translation>
    </message>
    <message>
        <source>1 line was saved</source>
        <translation>1 Zeile wurde gespeichert</translation>
    </message>
    <message numerus="yes">
        <source>%n lines were saved</source>
        <translation>
            <numerusform>%n Zeile wurde gespeichert</numerusform>
            <numerusform>%n Zeilen wurden gespeichert</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Save datagrams as capture</source>
        <translation>Datagramme als Mitschnitt speichern</translation>
    </message>
    <message>
        <source>Captures (*.pcap)</source>
        <translation>Mitschnitte (*.pcap)</translation>
    </message>
    <message>
        <source>The datagrams were not saved</source>
        <translation>Die Datagramme wurden nicht gespeichert</translation>
    </message>
    <message>
        <source>1 datagram was saved</source>
        <translation>1 Datagramm wurde gespeichert</translation>
    </message>
    <message numerus="yes">
        <source>%n datagrams were saved</source>
        <translation>
            <numerusform>%n Datagramm wurde gespeichert</numerusform>
            <numerusform>%n Datagramme wurden gespeichert</numerusform>
        </translation>
    </message>
    <message>
        <source>No datagrams were saved</source>
        <translation>Keine Datagramme gespeichert</translation>
    </message>
    <message>
        <source>Datagrams of this time are no longer stored: only the latest 64 MB are kept. The lines can be saved as text.</source>
        <translation>Datagramme aus dieser Zeit sind nicht mehr gespeichert: Nur die letzten 64&#xa0;MB bleiben erhalten. Die Zeilen lassen sich als Text speichern.</translation>
    </message>
    <message>
        <source>The file could not be written. Choose another folder, or free some space.</source>
        <translation>Die Datei konnte nicht geschrieben werden. Wählen Sie einen anderen Ordner, oder schaffen Sie Platz.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::LogView</name>
    <message>
        <source>Console log</source>
        <translation>Konsolen-Log</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::LoginDialog</name>
    <message>
        <source>Log in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Log in to %1</source>
        <translation>Bei %1 anmelden</translation>
    </message>
    <message>
        <source>&amp;Show what is entered</source>
        <translation>Eingabe &amp;zeigen</translation>
    </message>
    <message>
        <source>It is passed on to ssh and not stored.</source>
        <translation>Die Eingabe wird an ssh weitergegeben und nicht gespeichert.</translation>
    </message>
    <message>
        <source>ssh asks, in its own words or in those of the box:</source>
        <translation>ssh fragt, in eigenen Worten oder in denen des Geräts:</translation>
    </message>
    <message>
        <source>If its light blinks, touch your security key. This dialog then closes by itself.</source>
        <translation>Wenn er blinkt, berühren Sie Ihren Sicherheitsschlüssel. Dieser Dialog schließt sich dann von selbst.</translation>
    </message>
    <message>
        <source>ssh waits for your security key:</source>
        <translation>ssh wartet auf Ihren Sicherheitsschlüssel:</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::MainMenus</name>
    <message>
        <source>Same as &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Interfaces</source>
        <translation>&amp;Schnittstellen</translation>
    </message>
    <message>
        <source>Discovery &amp;wizard…</source>
        <translation>Erkennungs&amp;assistent&#xa0;…</translation>
    </message>
    <message>
        <source>C&amp;hoose interfaces…</source>
        <translation>Schnittstellen &amp;wählen&#xa0;…</translation>
    </message>
    <message>
        <source>Try it with a &amp;virtual SAN</source>
        <translation>&amp;Virtuelles SAN ausprobieren</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>&amp;Einstellungen&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Com&amp;pact rows</source>
        <translation>Ko&amp;mpakte Zeilen</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;About Etherdeck</source>
        <translation>Ü&amp;ber Etherdeck</translation>
    </message>
    <message>
        <source>Th&amp;eme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>Conso&amp;le</source>
        <translation>&amp;Konsole</translation>
    </message>
    <message>
        <source>In&amp;ventory</source>
        <translation>&amp;Inventar</translation>
    </message>
    <message>
        <source>&amp;Console</source>
        <translation>Kon&amp;sole</translation>
    </message>
    <message>
        <source>Ti&amp;meline</source>
        <translation>&amp;Zeitleiste</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation>&amp;Rückgängig: %1</translation>
    </message>
    <message>
        <source>Re&amp;do</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Re&amp;do %1</source>
        <translation>&amp;Wiederholen: %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Device&amp;s</source>
        <translation>Ger&amp;äte</translation>
    </message>
    <message>
        <source>Activit&amp;y</source>
        <translation>&amp;Aktivität</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::MainWindow</name>
    <message>
        <source>About Etherdeck</source>
        <translation>Über Etherdeck</translation>
    </message>
    <message>
        <source>Etherdeck %1</source>
        <translation>Etherdeck %1</translation>
    </message>
    <message>
        <source>Makes an ATA-over-Ethernet SAN visible and safe to run.

Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Macht ein ATA-over-Ethernet-SAN sichtbar und hilft, es sicher zu betreiben.

Freie Software unter der GNU General Public License, Version 3 oder neuer.</translation>
    </message>
    <message>
        <source>Virtual SAN</source>
        <translation>Virtuelles SAN</translation>
    </message>
    <message>
        <source>The virtual SAN did not start</source>
        <translation>Das virtuelle SAN wurde nicht gestartet</translation>
    </message>
    <message>
        <source>The program etherdeck-lab is not installed next to Etherdeck. It is part of the same package: reinstall that package.</source>
        <translation>Das Programm etherdeck-lab ist nicht neben Etherdeck installiert. Es gehört zum selben Paket: Installieren Sie dieses erneut.</translation>
    </message>
    <message>
        <source>etherdeck-lab could not be started. The details show the error from the system; run etherdeck-lab in a terminal to learn more.</source>
        <translation>etherdeck-lab konnte nicht gestartet werden. Die Details zeigen den Fehler des Systems; in einem Terminal meldet etherdeck-lab mehr.</translation>
    </message>
    <message>
        <source>Qt %1, %2, kernel %3</source>
        <translation>Qt %1, %2, Kernel %3</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copies the versions, for a report of a fault</source>
        <translation>Kopiert die Versionen, zum Melden eines Fehlers</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::MarkKindsButton</name>
    <message>
        <source>Kinds of mark</source>
        <translation>Arten von Markierungen</translation>
    </message>
    <message>
        <source>Choose which kinds of mark are shown</source>
        <translation>Wählen, welche Arten von Markierungen angezeigt werden</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Problems only</source>
        <translation>Nur Probleme</translation>
    </message>
    <message>
        <source>Some kinds</source>
        <translation>Einige Arten</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::NavigationList</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::Navigator</name>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>Etherdeck</source>
        <translation>Etherdeck</translation>
    </message>
    <message>
        <source>%1 – Etherdeck</source>
        <translation>%1 – Etherdeck</translation>
    </message>
    <message>
        <source>Inventory</source>
        <translation>Inventar</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Konsole</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::NetconsoleDialog</name>
    <message>
        <source>&amp;U-Boot, while the box starts</source>
        <translation>&amp;U-Boot, während das Gerät startet</translation>
    </message>
    <message>
        <source>The &amp;kernel, while it runs</source>
        <translation>Der &amp;Kernel, während er läuft</translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation>&amp;Prüfen</translation>
    </message>
    <message>
        <source>&amp;Disable…</source>
        <translation>Aus&amp;schalten&#xa0;…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Netconsole of %1</source>
        <translation>Netconsole von %1</translation>
    </message>
    <message>
        <source>Who sends</source>
        <translation>Wer sendet</translation>
    </message>
    <message>
        <source>&amp;Send to</source>
        <translation>Se&amp;nden an</translation>
    </message>
    <message>
        <source>&amp;Address in U-Boot</source>
        <translation>&amp;Adresse in U-Boot</translation>
    </message>
    <message>
        <source>DHCP server gives a&amp;way</source>
        <translation>&amp;DHCP-Server vergibt</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Restart the box</source>
        <translation>Das Gerät neu starten</translation>
    </message>
    <message>
        <source>Netconsole could not be read</source>
        <translation>Netconsole konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>U-Boot</source>
        <translation>U-Boot</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Kernel</translation>
    </message>
    <message>
        <source>Checking which addresses are free…</source>
        <translation>Es wird geprüft, welche Adressen frei sind&#xa0;…</translation>
    </message>
    <message>
        <source>The range of the DHCP server is two addresses with a hyphen between them.</source>
        <translation>Der Bereich des DHCP-Servers sind zwei Adressen mit einem Bindestrich dazwischen.</translation>
    </message>
    <message>
        <source>U-Boot&apos;s environment cannot be changed: see the tab U-Boot.</source>
        <translation>Die Umgebung von U-Boot kann nicht geändert werden: siehe Reiter U-Boot.</translation>
    </message>
    <message>
        <source>&amp;Change…</source>
        <translation>Än&amp;dern&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Enable…</source>
        <translation>&amp;Einschalten&#xa0;…</translation>
    </message>
    <message>
        <source>Change netconsole</source>
        <translation>Netconsole ändern</translation>
    </message>
    <message>
        <source>Enable netconsole</source>
        <translation>Netconsole einschalten</translation>
    </message>
    <message>
        <source>Disable netconsole</source>
        <translation>Netconsole ausschalten</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::NetconsoleProof</name>
    <message>
        <source>Stop waiting</source>
        <translation>Nicht mehr warten</translation>
    </message>
    <message>
        <source>Restart the box…</source>
        <translation>Das Gerät neu starten&#xa0;…</translation>
    </message>
    <message>
        <source>Show on the Console</source>
        <translation>Auf der Konsole zeigen</translation>
    </message>
    <message>
        <source>Nothing has arrived so far</source>
        <translation>Bisher ist nichts angekommen</translation>
    </message>
    <message>
        <source>Waiting was stopped.</source>
        <translation>Das Warten wurde beendet.</translation>
    </message>
    <message>
        <source>The Console does not listen</source>
        <translation>Die Konsole empfängt nicht</translation>
    </message>
    <message>
        <source>The page Console says why. What arrives is seen there only.</source>
        <translation>Die Seite Konsole sagt, warum. Nur dort ist zu sehen, was ankommt.</translation>
    </message>
    <message>
        <source>The Console was closed.</source>
        <translation>Die Konsole wurde geschlossen.</translation>
    </message>
    <message>
        <source>Such a line came from %1, which is not the address of this box.</source>
        <translation>Eine solche Zeile kam von %1; das ist nicht die Adresse dieses Geräts.</translation>
    </message>
    <message>
        <source>It is sent to %1: is that this computer, and does its firewall let UDP port 6666 in?</source>
        <translation>Sie wird an %1 gesendet: Ist das dieser Rechner, und lässt seine Firewall den UDP-Port 6666 herein?</translation>
    </message>
    <message>
        <source>It is sent to %1: is that this computer, and does its firewall let UDP port 6666 and pings in?</source>
        <translation>Es wird an %1 gesendet: Ist das dieser Rechner, und lässt seine Firewall den UDP-Port 6666 und Pings herein?</translation>
    </message>
    <message>
        <source>The test line of the kernel did not arrive</source>
        <translation>Die Testzeile des Kernels ist nicht angekommen</translation>
    </message>
    <message>
        <source>U-Boot&apos;s banner did not arrive</source>
        <translation>Das Banner von U-Boot ist nicht angekommen</translation>
    </message>
    <message>
        <source>The kernel&apos;s test line has arrived from %1.</source>
        <translation>Die Testzeile des Kernels ist von %1 angekommen.</translation>
    </message>
    <message>
        <source>U-Boot&apos;s banner has arrived from %1.</source>
        <translation>Das Banner von U-Boot ist von %1 angekommen.</translation>
    </message>
    <message>
        <source>Netconsole works</source>
        <translation>Netconsole funktioniert</translation>
    </message>
    <message>
        <source>Restart the box now. What arrives from other boxes does not count.</source>
        <translation>Starten Sie das Gerät jetzt neu. Was von anderen Geräten ankommt, zählt nicht.</translation>
    </message>
    <message>
        <source>Waiting for a test line of the kernel</source>
        <translation>Warten auf eine Testzeile des Kernels</translation>
    </message>
    <message>
        <source>Waiting for U-Boot&apos;s banner</source>
        <translation>Warten auf das Banner von U-Boot</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::NetconsoleReading</name>
    <message>
        <source>Being read…</source>
        <translation>Wird gelesen&#xa0;…</translation>
    </message>
    <message>
        <source>Not known.</source>
        <translation>Nicht bekannt.</translation>
    </message>
    <message>
        <source>The environment is damaged: see the tab U-Boot.</source>
        <translation>Die Umgebung ist beschädigt: siehe Reiter U-Boot.</translation>
    </message>
    <message>
        <source>The box does not show U-Boot&apos;s environment.</source>
        <translation>Das Gerät zeigt die Umgebung von U-Boot nicht.</translation>
    </message>
    <message>
        <source>The agent of the box is too old to tell.</source>
        <translation>Der Agent des Geräts ist dafür zu alt.</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::NothingArrivesDialog</name>
    <message>
        <source>Nothing arrives?</source>
        <translation>Kommt nichts an?</translation>
    </message>
    <message>
        <source>Nothing arrives from %1?</source>
        <translation>Kommt von %1 nichts an?</translation>
    </message>
    <message>
        <source>Check &amp;again</source>
        <translation>&amp;Erneut prüfen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::PageReports</name>
    <message>
        <source>Console</source>
        <translation>Konsole</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>1 crash not viewed yet</source>
        <translation>1 Absturz, noch nicht angesehen</translation>
    </message>
    <message numerus="yes">
        <source>%n crashes not viewed yet</source>
        <translation>
            <numerusform>%n Absturz, noch nicht angesehen</numerusform>
            <numerusform>%n Abstürze, noch nicht angesehen</numerusform>
        </translation>
    </message>
    <message>
        <source>1 change waits to be kept</source>
        <translation>1 Änderung wartet darauf, behalten zu werden</translation>
    </message>
    <message numerus="yes">
        <source>%n changes wait to be kept</source>
        <translation>
            <numerusform>%n Änderung wartet darauf, behalten zu werden</numerusform>
            <numerusform>%n Änderungen warten darauf, behalten zu werden</numerusform>
        </translation>
    </message>
    <message>
        <source>1 conflict</source>
        <translation>1 Konflikt</translation>
    </message>
    <message>
        <source>%1 conflicts</source>
        <translation>%1 Konflikte</translation>
    </message>
    <message>
        <source>1 vanished target, not acknowledged</source>
        <translation>1 verschwundenes Target, noch nicht bestätigt</translation>
    </message>
    <message>
        <source>%1 vanished targets, not acknowledged</source>
        <translation>%1 verschwundene Targets, noch nicht bestätigt</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::PathsSection</name>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Path %1 of %2</source>
        <translation>Pfad %1 von %2</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::PauseButton</name>
    <message>
        <source>Go to the end</source>
        <translation>Zum Ende</translation>
    </message>
    <message>
        <source>Over %1 new lines</source>
        <translation>Über %1 neue Zeilen</translation>
    </message>
    <message>
        <source>1 new line</source>
        <translation>1 neue Zeile</translation>
    </message>
    <message>
        <source>%1 new lines</source>
        <translation>%1 neue Zeilen</translation>
    </message>
    <message>
        <source>The log is paused. Go to its end, and follow it (End)</source>
        <translation>Das Log ist angehalten. Zu seinem Ende gehen und ihm folgen (Ende)</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::PermissionDialog</name>
    <message>
        <source>Permission</source>
        <translation>Berechtigung</translation>
    </message>
    <message>
        <source>Etherdeck may not listen yet</source>
        <translation>Etherdeck darf noch nicht lauschen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::PermissionPage</name>
    <message>
        <source>Permission</source>
        <translation>Berechtigung</translation>
    </message>
    <message>
        <source>Allow Etherdeck to use AoE</source>
        <translation>Etherdeck die Nutzung von AoE erlauben</translation>
    </message>
    <message>
        <source>Without this, interfaces can be chosen, but no target can be found.</source>
        <translation>Ohne dies lassen sich zwar Schnittstellen wählen, aber keine Targets finden.</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::PermissionPanel</name>
    <message>
        <source>&amp;Repair</source>
        <translation>&amp;Reparieren</translation>
    </message>
    <message>
        <source>Runs the commands above; the system asks for the administrator&apos;s password.</source>
        <translation>Führt die Befehle oben aus; das System fragt nach dem Passwort des Systemverwalters.</translation>
    </message>
    <message>
        <source>St&amp;op</source>
        <translation>Sto&amp;ppen</translation>
    </message>
    <message>
        <source>Cop&amp;y for a terminal</source>
        <translation>Für ein Terminal &amp;kopieren</translation>
    </message>
    <message>
        <source>Check &amp;again</source>
        <translation>&amp;Erneut prüfen</translation>
    </message>
    <message>
        <source>Waiting for the administrator&apos;s password</source>
        <translation>Warten auf das Passwort des Systemverwalters</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::PlanContent</name>
    <message>
        <source>%1 The same holds for %2.</source>
        <translation>%1 Das gilt auch für %2.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Not done: %1</source>
        <translation>Nicht ausgeführt: %1</translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>Ausgelassen: %1</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message numerus="yes">
        <source>%n changes</source>
        <translation>
            <numerusform>%n Änderung</numerusform>
            <numerusform>%n Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>They are made one after the other. If one fails, it is undone, and those after it are not begun.</source>
        <translation>Sie werden nacheinander ausgeführt. Schlägt eine fehl, wird sie rückgängig gemacht, und die folgenden werden nicht begonnen.</translation>
    </message>
    <message>
        <source>This can cut the connection to the box. The box reverts it by itself after 60 seconds, unless you keep it by then.</source>
        <translation>Das kann die Verbindung zum Gerät trennen. Das Gerät nimmt es nach 60 Sekunden von selbst zurück, wenn Sie es bis dahin nicht behalten.</translation>
    </message>
    <message>
        <source>To confirm, type %1</source>
        <translation>Zur Bestätigung geben Sie ein: %1</translation>
    </message>
    <message>
        <source>and one more step</source>
        <translation>und ein weiterer Schritt</translation>
    </message>
    <message numerus="yes">
        <source>and %n more steps</source>
        <translation>
            <numerusform>und %n weiterer Schritt</numerusform>
            <numerusform>und %n weitere Schritte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::PlanDialog</name>
    <message>
        <source>Copy as commands</source>
        <translation>Als Befehle kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Plan again</source>
        <translation>Erneut planen</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Add to the queue</source>
        <translation>In die Warteschlange</translation>
    </message>
    <message>
        <source>Apply it later, together with others</source>
        <translation>Später zusammen mit anderen anwenden</translation>
    </message>
    <message>
        <source>Could not be queued</source>
        <translation>Konnte nicht eingereiht werden</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::PlanView</name>
    <message>
        <source>Making the plan</source>
        <translation>Der Plan wird gemacht</translation>
    </message>
    <message>
        <source>The box checks itself, asks on the wire who has the address, and may watch for six seconds who uses the export. Nothing is changed yet.</source>
        <translation>Das Gerät prüft sich selbst, fragt im Netz, wer die Adresse hat, und beobachtet bis zu sechs Sekunden, wer den Export verwendet. Noch wird nichts geändert.</translation>
    </message>
    <message>
        <source>Applying</source>
        <translation>Wird ausgeführt</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>Wird abgebrochen</translation>
    </message>
    <message>
        <source>The present step is finished, then the steps before it are undone.</source>
        <translation>Der laufende Schritt wird beendet, dann werden die Schritte davor rückgängig gemacht.</translation>
    </message>
    <message>
        <source>It is reverted in %1 s unless you keep it: on the page of the box, above the tables.</source>
        <translation>Sie wird in %1 s zurückgenommen, wenn Sie sie nicht behalten: auf der Seite des Geräts, über den Tabellen.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Whether the change was made is not known: the journal of the box shows it.</source>
        <translation>Ob die Änderung gemacht wurde, ist nicht bekannt: Das Journal des Geräts zeigt es.</translation>
    </message>
    <message>
        <source>making the plan</source>
        <translation>wird geplant</translation>
    </message>
    <message>
        <source>plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>applying</source>
        <translation>wird ausgeführt</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>not done</source>
        <translation>nicht erledigt</translation>
    </message>
    <message numerus="yes">
        <source>Making %n plans</source>
        <translation>
            <numerusform>%n Plan wird erstellt</numerusform>
            <numerusform>%n Pläne werden erstellt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1 von %2: %3</translation>
    </message>
    <message>
        <source>One change was made.</source>
        <translation>Eine Änderung wurde ausgeführt.</translation>
    </message>
    <message numerus="yes">
        <source>%n changes were made.</source>
        <translation>
            <numerusform>%n Änderung wurde ausgeführt.</numerusform>
            <numerusform>%n Änderungen wurden ausgeführt.</numerusform>
        </translation>
    </message>
    <message>
        <source>One was not begun.</source>
        <translation>Eine wurde nicht begonnen.</translation>
    </message>
    <message numerus="yes">
        <source>%n were not begun.</source>
        <translation>
            <numerusform>%n wurde nicht begonnen.</numerusform>
            <numerusform>%n wurden nicht begonnen.</numerusform>
        </translation>
    </message>
    <message>
        <source>One was left out.</source>
        <translation>Eine wurde ausgelassen.</translation>
    </message>
    <message numerus="yes">
        <source>%n were left out.</source>
        <translation>
            <numerusform>%n wurde ausgelassen.</numerusform>
            <numerusform>%n wurden ausgelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>&amp;Interfaces</source>
        <translation>&amp;Schnittstellen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen&#xa0;…</translation>
    </message>
    <message>
        <source>Choose interfaces</source>
        <translation>Schnittstellen wählen</translation>
    </message>
    <message>
        <source>&amp;OK</source>
        <translation>&amp;OK</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::QueueBanner</name>
    <message>
        <source>The queue of changes cannot be read</source>
        <translation>Die Warteschlange der Änderungen ist nicht lesbar</translation>
    </message>
    <message>
        <source>A change waits to be applied</source>
        <translation>Eine Änderung wartet darauf, angewendet zu werden</translation>
    </message>
    <message numerus="yes">
        <source>%n changes wait to be applied</source>
        <translation>
            <numerusform>%n Änderung wartet darauf, angewendet zu werden</numerusform>
            <numerusform>%n Änderungen warten darauf, angewendet zu werden</numerusform>
        </translation>
    </message>
    <message>
        <source>Review…</source>
        <translation>Ansehen …</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::QueueDialog</name>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Remove from the queue</source>
        <translation>Aus der Warteschlange entfernen</translation>
    </message>
    <message>
        <source>Copy as commands</source>
        <translation>Als Befehle kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Queued changes</source>
        <translation>Wartende Änderungen</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Platz</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>What the first one does</source>
        <translation>Was die erste bewirkt</translation>
    </message>
    <message>
        <source>The queue could not be changed: %1</source>
        <translation>Die Warteschlange konnte nicht geändert werden: %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Plan again</source>
        <translation>Neu planen</translation>
    </message>
    <message>
        <source>Apply the first one</source>
        <translation>Die erste anwenden</translation>
    </message>
    <message>
        <source>%1 is not in the list of boxes: add it to apply its change, or move the change down.</source>
        <translation>%1 steht nicht in der Liste der Geräte: Fügen Sie es hinzu, um seine Änderung anzuwenden, oder schieben Sie die Änderung nach unten.</translation>
    </message>
    <message>
        <source>Another program is applying changes of the queue. Try again when it is done.</source>
        <translation>Ein anderes Programm wendet gerade Änderungen der Warteschlange an. Versuchen Sie es noch einmal, wenn es fertig ist.</translation>
    </message>
    <message>
        <source>The queue could not be locked: %1</source>
        <translation>Die Warteschlange konnte nicht gesperrt werden: %1</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::RackFreeSlots</name>
    <message>
        <source>Export at %1…</source>
        <translation>Bei %1 exportieren&#xa0;…</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::RackView</name>
    <message>
        <source>Rack of targets</source>
        <translation>Rack mit Targets</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::SearchBar</name>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search all boxes</source>
        <translation>Alle Geräte durchsuchen</translation>
    </message>
    <message>
        <source>Words, &quot;phrases&quot;, wor*</source>
        <translation>Wörter, &quot;Wortfolgen&quot;, Wor*</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Regulärer Ausdruck</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Groß- und Kleinschreibung beachten</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>All time</source>
        <translation>Gesamte Zeit</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>Letzte Stunde</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>Letzte Woche</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>All boxes</source>
        <translation>Alle Geräte</translation>
    </message>
    <message>
        <source>One box</source>
        <translation>Ein Gerät</translation>
    </message>
    <message>
        <source>%1 boxes</source>
        <translation>%1 Geräte</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::SearchModel</name>
    <message>
        <source>Box %1</source>
        <translation>Gerät %1</translation>
    </message>
    <message>
        <source>%1 · boot %2</source>
        <translation>%1 · Boot %2</translation>
    </message>
    <message>
        <source>%1 · boot %2 · %3</source>
        <translation>%1 · Boot %2 · %3</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::SearchPage</name>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Searching for targets</source>
        <translation>Targets werden gesucht</translation>
    </message>
    <message>
        <source>Every shelf and slot is asked by broadcast, a few times, because a busy network may lose a frame.</source>
        <translation>Jedes Shelf und jeder Slot wird einige Male per Broadcast gefragt, weil in einem ausgelasteten Netz ein Frame verloren gehen kann.</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Config string</source>
        <translation>Config-String</translation>
    </message>
    <message>
        <source>Targets that have answered</source>
        <translation>Targets, die geantwortet haben</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>Suche läuft</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stoppen</translation>
    </message>
    <message>
        <source>&amp;Search again</source>
        <translation>&amp;Erneut suchen</translation>
    </message>
    <message>
        <source>Nobody can be asked yet</source>
        <translation>Noch kann niemand gefragt werden</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Suche läuft&#xa0;…</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>%1 bisher</translation>
    </message>
    <message>
        <source>Stopped. %1 so far</source>
        <translation>Gestoppt. %1 bis dahin</translation>
    </message>
    <message>
        <source>Nobody has answered</source>
        <translation>Niemand hat geantwortet</translation>
    </message>
    <message>
        <source>&amp;Grant permission…</source>
        <translation>&amp;Berechtigung erteilen&#xa0;…</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::SearchPanel</name>
    <message>
        <source>This is not a valid regular expression</source>
        <translation>Das ist kein gültiger regulärer Ausdruck</translation>
    </message>
    <message>
        <source>Fix the expression, or switch regular expressions off.</source>
        <translation>Korrigieren Sie den Ausdruck oder schalten Sie reguläre Ausdrücke aus.</translation>
    </message>
    <message>
        <source>The console could not be searched</source>
        <translation>Die Konsole konnte nicht durchsucht werden</translation>
    </message>
    <message>
        <source>Hits by box and boot</source>
        <translation>Treffer nach Gerät und Boot</translation>
    </message>
    <message>
        <source>Lines around the hit</source>
        <translation>Zeilen um den Treffer</translation>
    </message>
    <message>
        <source>Choose a hit to see the lines around it.</source>
        <translation>Wählen Sie einen Treffer, um die Zeilen darum zu sehen.</translation>
    </message>
    <message>
        <source>Search for more</source>
        <translation>Weitere suchen</translation>
    </message>
    <message>
        <source>Search everything that boxes have ever sent</source>
        <translation>Alles durchsuchen, was Geräte je gesendet haben</translation>
    </message>
    <message>
        <source>Words may be anywhere in a line. All of them must be there; &quot;in quotes&quot; they must follow each other, and wor* finds words that begin with “wor”.</source>
        <translation>Wörter können irgendwo in einer Zeile stehen. Alle müssen vorkommen; &quot;in Anführungszeichen&quot; müssen sie aufeinander folgen, und Wor* findet Wörter, die mit „Wor“ beginnen.</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Suche läuft&#xa0;…</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Only some boxes, levels or times were searched.</source>
        <translation>Nur einige Geräte, Stufen oder Zeiten wurden durchsucht.</translation>
    </message>
    <message>
        <source>No stored line matches.</source>
        <translation>Keine gespeicherte Zeile passt.</translation>
    </message>
    <message>
        <source>One hit</source>
        <translation>Ein Treffer</translation>
    </message>
    <message>
        <source>%1 hits</source>
        <translation>%1 Treffer</translation>
    </message>
    <message>
        <source>in one box</source>
        <translation>in einem Gerät</translation>
    </message>
    <message>
        <source>in %1 boxes</source>
        <translation>in %1 Geräten</translation>
    </message>
    <message>
        <source>%1, the newest ones</source>
        <translation>%1, nur die neuesten</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::SelectionSummary</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 targets</source>
        <translation>%1 Targets</translation>
    </message>
    <message>
        <source>Total size</source>
        <translation>Gesamtgröße</translation>
    </message>
    <message>
        <source>Shelves</source>
        <translation>Shelves</translation>
    </message>
    <message>
        <source>States</source>
        <translation>Zustände</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Claim %1</source>
        <translation>%1 beanspruchen</translation>
    </message>
    <message>
        <source>Sets the config string of those that nobody has claimed</source>
        <translation>Setzt den Config-String derer, die niemand beansprucht hat</translation>
    </message>
    <message>
        <source>Release %1</source>
        <translation>%1 freigeben</translation>
    </message>
    <message>
        <source>Clears the config string of those that this computer has claimed</source>
        <translation>Leert den Config-String derer, die dieser Rechner beansprucht hat</translation>
    </message>
    <message>
        <source>Remove %1 from the list</source>
        <translation>%1 aus der Liste entfernen</translation>
    </message>
    <message>
        <source>Removes those that do not answer</source>
        <translation>Entfernt die, die nicht antworten</translation>
    </message>
    <message>
        <source>Names, notes, and targets that others have claimed are changed one at a time.</source>
        <translation>Namen, Notizen und Targets, die andere beansprucht haben, werden einzeln geändert.</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::SenderSetup</name>
    <message>
        <source>How to set up the box</source>
        <translation>So wird das Gerät eingerichtet</translation>
    </message>
    <message>
        <source>Send &amp;to</source>
        <translation>Senden &amp;an</translation>
    </message>
    <message>
        <source>U-Boot</source>
        <translation>U-Boot</translation>
    </message>
    <message>
        <source>Linux module</source>
        <translation>Linux-Modul</translation>
    </message>
    <message>
        <source>Kernel command line</source>
        <translation>Kernel-Befehlszeile</translation>
    </message>
    <message>
        <source>configfs</source>
        <translation>configfs</translation>
    </message>
    <message>
        <source>Kind of sender</source>
        <translation>Art des Absenders</translation>
    </message>
    <message>
        <source>Lines for the sender</source>
        <translation>Zeilen für den Absender</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Paste at U-Boot&apos;s prompt. The box first checks that this computer answers: if it does not, each output takes seconds.</source>
        <translation>Am Prompt von U-Boot einfügen. Das Gerät prüft zuerst, ob dieser Rechner antwortet: Tut er es nicht, dauert jede Ausgabe Sekunden.</translation>
    </message>
    <message>
        <source>Add to the kernel&apos;s command line (bootargs). The interface is the box&apos;s own; behind a router, put the router&apos;s MAC address at the end.</source>
        <translation>An die Befehlszeile des Kernels (bootargs) anhängen. Die Schnittstelle ist die des Geräts; hinter einem Router setzen Sie dessen MAC-Adresse ans Ende.</translation>
    </message>
    <message>
        <source>As root on the box. The interface (eth0) is the box&apos;s own; behind a router, use the router&apos;s MAC address instead of this computer&apos;s.</source>
        <translation>Als root auf dem Gerät. Die Schnittstelle (eth0) ist die des Geräts; hinter einem Router verwenden Sie dessen MAC-Adresse statt der dieses Rechners.</translation>
    </message>
    <message>
        <source>This computer has no address to send to.</source>
        <translation>Dieser Rechner hat keine Adresse, an die gesendet werden kann.</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::ServerCombo</name>
    <message>
        <source>This computer, on %1</source>
        <translation>Dieser Rechner, an %1</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::ShelfTreeModel</name>
    <message>
        <source>Shelf %1</source>
        <translation>Shelf %1</translation>
    </message>
    <message>
        <source>1 target</source>
        <translation>1 Target</translation>
    </message>
    <message>
        <source>%1 targets</source>
        <translation>%1 Targets</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Search by word or key</source>
        <translation>Nach Wort oder Taste suchen</translation>
    </message>
    <message>
        <source>Search shortcuts</source>
        <translation>Tastenkürzel suchen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::StepList</name>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>Schritt %1 von %2: %3</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::SummaryPage</name>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Interfaces</source>
        <translation>Schnittstellen</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>One address is claimed by different disks: do not use it until this is fixed.</source>
        <translation>Eine Adresse wird von verschiedenen Festplatten beansprucht: Verwenden Sie sie erst, wenn das behoben ist.</translation>
    </message>
    <message>
        <source>%1 addresses are claimed by different disks: do not use them until this is fixed.</source>
        <translation>%1 Adressen werden von verschiedenen Festplatten beansprucht: Verwenden Sie sie erst, wenn das behoben ist.</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 weitere</translation>
    </message>
    <message>
        <source>Shelf %1: %2</source>
        <translation>Shelf %1: %2</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
    <message>
        <source>From now on</source>
        <translation>Ab jetzt</translation>
    </message>
    <message>
        <source>Etherdeck keeps asking on these interfaces, and tells you when a target vanishes or comes back, or two claim one address.</source>
        <translation>Etherdeck fragt auf diesen Schnittstellen weiter und meldet, wenn ein Target verschwindet, wiederkommt oder zwei eine Adresse beanspruchen.</translation>
    </message>
    <message>
        <source>Nothing has been saved yet. “Finish” saves this and opens the inventory; all of it can be changed there and in the preferences.</source>
        <translation>Bisher wurde nichts gespeichert. „Abschließen“ speichert dies und öffnet das Inventar; alles lässt sich dort und in den Einstellungen ändern.</translation>
    </message>
    <message>
        <source>One address may be two disks: do not use it until this is clear.</source>
        <translation>Eine Adresse könnte zwei Festplatten sein: Verwenden Sie sie erst, wenn das geklärt ist.</translation>
    </message>
    <message>
        <source>%1 addresses may be two disks each: do not use them until this is clear.</source>
        <translation>%1 Adressen könnten je zwei Festplatten sein: Verwenden Sie sie erst, wenn das geklärt ist.</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::TargetActions</name>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>Als JSON kopieren</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>Als Befehl kopieren</translation>
    </message>
    <message>
        <source>Export inventory…</source>
        <translation>Inventar exportieren&#xa0;…</translation>
    </message>
    <message>
        <source>Export inventory</source>
        <translation>Inventar exportieren</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::TargetHeader</name>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Name…</source>
        <translation>Benennen&#xa0;…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen&#xa0;…</translation>
    </message>
    <message>
        <source>Give this target a name and a note</source>
        <translation>Diesem Target einen Namen und eine Notiz geben</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::TargetModel</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Seriennummer</translation>
    </message>
    <message>
        <source>Config string</source>
        <translation>Config-String</translation>
    </message>
    <message>
        <source>Paths</source>
        <translation>Pfade</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>Schnittstelle</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt gesehen</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>It has not reported its size yet.</source>
        <translation>Es hat seine Größe noch nicht gemeldet.</translation>
    </message>
    <message>
        <source>First seen %1
Last heard %2</source>
        <translation>Zuerst gesehen: %1
Letzte Antwort: %2</translation>
    </message>
    <message>
        <source>Shelf %1, slot %2</source>
        <translation>Shelf %1, Slot %2</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Config string: %1</source>
        <translation>Config-String: %1</translation>
    </message>
    <message>
        <source>%1 of at least %2</source>
        <translation>%1 von mindestens %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Missing since %1. %2</source>
        <translation>Vermisst seit %1. %2</translation>
    </message>
    <message>
        <source>Not watched: %1. It was last heard %2.</source>
        <translation>Nicht beobachtet: %1. Zuletzt gehört %2.</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::TargetTable</name>
    <message>
        <source>Targets</source>
        <translation>Targets</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::TargetTree</name>
    <message>
        <source>Targets by shelf</source>
        <translation>Targets nach Shelf</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::TerminalPanel</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Each key goes to the box at once</source>
        <translation>Jede Taste geht sofort an das Gerät</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>A line goes to the box when its prompt is there</source>
        <translation>Eine Zeile geht an das Gerät, sobald sein Prompt da ist</translation>
    </message>
    <message>
        <source>Stop the boot</source>
        <translation>Boot stoppen</translation>
    </message>
    <message>
        <source>Catch the box at its U-Boot prompt when it starts</source>
        <translation>Das Gerät beim Start an seinem U-Boot-Prompt abfangen</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Useful commands, sent at the prompt</source>
        <translation>Nützliche Befehle, am Prompt gesendet</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Send Control-C</source>
        <translation>Strg+C senden</translation>
    </message>
    <message>
        <source>Clear the screen</source>
        <translation>Bildschirm leeren</translation>
    </message>
    <message>
        <source>Forget the lines typed to this box</source>
        <translation>An dieses Gerät getippte Zeilen vergessen</translation>
    </message>
    <message>
        <source>A command; earlier lines with ↑</source>
        <translation>Ein Befehl; frühere Zeilen mit ↑</translation>
    </message>
    <message>
        <source>A line that starts with a blank is not remembered</source>
        <translation>Eine Zeile, die mit einem Leerzeichen beginnt, wird nicht gemerkt</translation>
    </message>
    <message>
        <source>Line for the box</source>
        <translation>Zeile für das Gerät</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Sent at the prompt, one line after the other. Several lines can be pasted.</source>
        <translation>Wird am Prompt gesendet, eine Zeile nach der anderen. Mehrere Zeilen können eingefügt werden.</translation>
    </message>
    <message>
        <source>Tab goes to the box; F6 leaves the terminal.</source>
        <translation>Tab geht an das Gerät; F6 verlässt das Terminal.</translation>
    </message>
    <message>
        <source>Show the terminal</source>
        <translation>Terminal zeigen</translation>
    </message>
    <message>
        <source>Fold the terminal to its bar</source>
        <translation>Terminal auf seine Leiste einklappen</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::TerminalSender</name>
    <message>
        <source>This key was not sent</source>
        <translation>Diese Taste wurde nicht gesendet</translation>
    </message>
    <message numerus="yes">
        <source>Send %n lines to %1?</source>
        <translation>
            <numerusform>%n Zeile an %1 senden?</numerusform>
            <numerusform>%n Zeilen an %1 senden?</numerusform>
        </translation>
    </message>
    <message>
        <source>Each is sent when the prompt is there, and run at once. Read them first.</source>
        <translation>Jede wird gesendet, sobald der Prompt da ist, und sofort ausgeführt. Lesen Sie sie vorher.</translation>
    </message>
    <message numerus="yes">
        <source>Send %n lines</source>
        <translation>
            <numerusform>%n Zeile senden</numerusform>
            <numerusform>%n Zeilen senden</numerusform>
        </translation>
    </message>
    <message>
        <source>This line was not sent</source>
        <translation>Diese Zeile wurde nicht gesendet</translation>
    </message>
    <message>
        <source>What was typed could not be sent</source>
        <translation>Die Eingabe konnte nicht gesendet werden</translation>
    </message>
    <message>
        <source>This computer cannot reach the box at the moment. Check the network and try again.</source>
        <translation>Dieser Rechner erreicht das Gerät im Moment nicht. Prüfen Sie das Netz und versuchen Sie es noch einmal.</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::TerminalView</name>
    <message>
        <source>Terminal</source>
        <translation>Terminal</translation>
    </message>
    <message>
        <source>What you type goes to the box. Tab too; F6 leaves the terminal.</source>
        <translation>Was Sie tippen, geht an das Gerät. Auch Tab; F6 verlässt das Terminal.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Paste…</source>
        <translation>Einfügen&#xa0;…</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::TieDialog</name>
    <message>
        <source>Tie to a box</source>
        <translation>Einem Gerät zuordnen</translation>
    </message>
    <message>
        <source>Box, or its MAC address</source>
        <translation>Gerät oder dessen MAC-Adresse</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keines</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Tie</source>
        <translation>Zuordnen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose a box, or enter a MAC address like 02:1a:4b:00:00:05.</source>
        <translation>Wählen Sie ein Gerät, oder geben Sie eine MAC-Adresse wie 02:1a:4b:00:00:05 ein.</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::TimelineDetail</name>
    <message>
        <source>Choose a mark to see what happened.</source>
        <translation>Wählen Sie eine Markierung, um zu sehen, was geschah.</translation>
    </message>
    <message>
        <source>%1 marks from %2 to %3</source>
        <translation>%1 Markierungen von %2 bis %3</translation>
    </message>
    <message>
        <source>Most severe: %1</source>
        <translation>Am schwersten: %1</translation>
    </message>
    <message>
        <source>Show line</source>
        <translation>Zeile anzeigen</translation>
    </message>
    <message>
        <source>Show target</source>
        <translation>Target anzeigen</translation>
    </message>
    <message>
        <source>Show box</source>
        <translation>Gerät zeigen</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::TimelineHead</name>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Filter by any text</source>
        <translation>Nach Text filtern</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Time span shown</source>
        <translation>Angezeigte Zeitspanne</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Stunde</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::TimelineItemMenu</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Show target</source>
        <translation>Target anzeigen</translation>
    </message>
    <message>
        <source>Show line in Console</source>
        <translation>Zeile in der Konsole zeigen</translation>
    </message>
    <message>
        <source>Show box</source>
        <translation>Gerät zeigen</translation>
    </message>
    <message>
        <source>Show the hour around it</source>
        <translation>Die Stunde darum zeigen</translation>
    </message>
    <message>
        <source>Only “%1”</source>
        <translation>Nur „%1“</translation>
    </message>
    <message>
        <source>Filter by “%1”</source>
        <translation>Nach „%1“ filtern</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::TimelineLegend</name>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>What the marks mean</source>
        <translation>Was die Markierungen bedeuten</translation>
    </message>
    <message>
        <source>Several marks close together; the most severe is shown</source>
        <translation>Mehrere Markierungen dicht beieinander; die schwerste ist gezeigt</translation>
    </message>
    <message>
        <source>The present</source>
        <translation>Jetzt</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::TimelineModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Box or target</source>
        <translation>Gerät oder Target</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::TimelinePage</name>
    <message>
        <source>The timeline could not be read</source>
        <translation>Die Zeitleiste konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Time axis</source>
        <translation>Zeitachse</translation>
    </message>
    <message>
        <source>What happened, newest first</source>
        <translation>Was geschah, Neuestes zuerst</translation>
    </message>
    <message>
        <source>Reading what happened…</source>
        <translation>Ereignisse werden gelesen&#xa0;…</translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation>Noch ist nichts geschehen</translation>
    </message>
    <message>
        <source>Boots, crashes and disk errors from the consoles of boxes are shown here on one time axis with targets that appear, vanish or conflict, so you can see at a glance what happened when a target went away.</source>
        <translation>Boots, Abstürze und Festplattenfehler von den Konsolen der Geräte stehen hier auf einer Zeitachse neben Targets, die auftauchen, verschwinden oder in Konflikt geraten. So sehen Sie auf einen Blick, was geschah, als ein Target verschwand.</translation>
    </message>
    <message>
        <source>Nothing matches the filter</source>
        <translation>Nichts passt zum Filter</translation>
    </message>
    <message>
        <source>The filter hides all events.</source>
        <translation>Der Filter blendet alle Ereignisse aus.</translation>
    </message>
    <message>
        <source>One mark</source>
        <translation>Eine Markierung</translation>
    </message>
    <message>
        <source>%1 marks</source>
        <translation>%1 Markierungen</translation>
    </message>
    <message>
        <source>%1, the newest ones</source>
        <translation>%1, nur die neuesten</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::UbootPanel</name>
    <message>
        <source>Fix U-Boot&apos;s environment</source>
        <translation>Umgebung von U-Boot berichtigen</translation>
    </message>
    <message>
        <source>No environment of U-Boot</source>
        <translation>Keine Umgebung von U-Boot</translation>
    </message>
    <message>
        <source>The kernel of this box shows no raw flash memory, or its agent is too old to read it. What U-Boot prints can be checked on the page Console.</source>
        <translation>Der Kernel dieses Geräts zeigt keinen rohen Flash-Speicher, oder sein Agent ist zu alt, um ihn zu lesen. Was U-Boot ausgibt, lässt sich auf der Seite Konsole prüfen.</translation>
    </message>
    <message>
        <source>U-Boot&apos;s environment could not be read</source>
        <translation>Die Umgebung von U-Boot konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>Reading U-Boot&apos;s environment</source>
        <translation>Die Umgebung von U-Boot wird gelesen</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>U-Boot&apos;s environment is read from the box as soon as it is connected.</source>
        <translation>Die Umgebung von U-Boot wird gelesen, sobald das Gerät verbunden ist.</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1 hinzufügen</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n variables</source>
        <translation>
            <numerusform>%n Variable entfernen</numerusform>
            <numerusform>%n Variablen entfernen</numerusform>
        </translation>
    </message>
    <message>
        <source>A backup of the partition was saved</source>
        <translation>Eine Sicherung der Partition wurde gespeichert</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>No backup was saved</source>
        <translation>Es wurde keine Sicherung gespeichert</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Eine Sicherung wiederherstellen</translation>
    </message>
    <message>
        <source>Backups (*.json)</source>
        <translation>Sicherungen (*.json)</translation>
    </message>
    <message>
        <source>The backup cannot be restored</source>
        <translation>Die Sicherung lässt sich nicht wiederherstellen</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>Die Datei lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>Restore the environment</source>
        <translation>Umgebung wiederherstellen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Variable</source>
        <translation>Variable</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>Variables of U-Boot</source>
        <translation>Variablen von U-Boot</translation>
    </message>
    <message>
        <source>New variable…</source>
        <translation>Neue Variable …</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen …</translation>
    </message>
    <message>
        <source>Save a backup</source>
        <translation>Sicherung speichern</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>Sicherung wiederherstellen …</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Neu lesen</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>This is not a backup of an environment, or it is damaged.</source>
        <translation>Das ist keine Sicherung einer Umgebung, oder sie ist beschädigt.</translation>
    </message>
    <message>
        <source>It does not contain an environment of U-Boot.</source>
        <translation>Sie enthält keine Umgebung von U-Boot.</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::UsersDialog</name>
    <message>
        <source>%1 reads, %2 writes</source>
        <translation>%1 gelesen, %2 geschrieben</translation>
    </message>
    <message>
        <source>Watch again</source>
        <translation>Noch einmal beobachten</translation>
    </message>
    <message>
        <source>Who uses %1?</source>
        <translation>Wer benutzt %1?</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Watching %1 for five seconds</source>
        <translation>%1 wird fünf Sekunden lang beobachtet</translation>
    </message>
    <message>
        <source>The box counts who reads and writes. Nothing is changed.</source>
        <translation>Das Gerät zählt, wer liest und schreibt. Nichts wird geändert.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Who uses %1 is unknown</source>
        <translation>Wer %1 benutzt, ist unbekannt</translation>
    </message>
    <message>
        <source>The box could not watch it.</source>
        <translation>Das Gerät konnte ihn nicht beobachten.</translation>
    </message>
    <message>
        <source>Nobody was seen; whether %1 is used is unknown</source>
        <translation>Niemand war zu sehen; ob %1 benutzt wird, ist unbekannt</translation>
    </message>
    <message>
        <source>An initiator that has mounted it and does nothing at the moment is silent.</source>
        <translation>Ein Initiator, der ihn eingehängt hat und gerade nichts tut, ist still.</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>1 initiator uses %1</source>
        <translation>1 Initiator benutzt %1</translation>
    </message>
    <message numerus="yes">
        <source>%n initiators use %1</source>
        <translation>
            <numerusform>%n Initiator benutzt %1</numerusform>
            <numerusform>%n Initiatoren benutzen %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, this computer: %2</source>
        <translation>%1, dieser Rechner: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::VariableDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Make the plan</source>
        <translation>Planen</translation>
    </message>
    <message>
        <source>New variable</source>
        <translation>Neue Variable</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Value</source>
        <translation>&amp;Wert</translation>
    </message>
    <message>
        <source>A variable without a value is removed: use “Remove…” for that.</source>
        <translation>Eine Variable ohne Wert wird entfernt: Benutzen Sie dafür „Entfernen …“.</translation>
    </message>
    <message>
        <source>A mistake in this variable keeps the box from starting, or makes it another one. The plan asks for the MAC address of the box.</source>
        <translation>Ein Fehler in dieser Variable verhindert den Start des Geräts oder macht es zu einem anderen. Der Plan fragt nach der MAC-Adresse des Geräts.</translation>
    </message>
    <message>
        <source>A value must be a single line.</source>
        <translation>Ein Wert muss eine einzige Zeile sein.</translation>
    </message>
    <message>
        <source>The present value has characters that cannot be shown. Here they are replaced.</source>
        <translation>Der jetzige Wert hat Zeichen, die nicht angezeigt werden können. Hier sind sie ersetzt.</translation>
    </message>
</context>
<context>
    <name>etherdeck::ui::Welcome</name>
    <message>
        <source>Welcome to Etherdeck</source>
        <translation>Willkommen bei Etherdeck</translation>
    </message>
    <message>
        <source>It finds every ATA-over-Ethernet disk on your network, shows them by shelf and slot, and tells you when one vanishes or two claim the same address.</source>
        <translation>Es findet jede ATA-over-Ethernet-Festplatte in Ihrem Netz, zeigt sie nach Shelf und Slot und meldet, wenn eine verschwindet oder zwei dieselbe Adresse beanspruchen.</translation>
    </message>
    <message>
        <source>A few steps from the cable to the list, each one explained. Takes a minute.</source>
        <translation>Wenige Schritte vom Kabel zur Liste, jeder erklärt. Dauert eine Minute.</translation>
    </message>
    <message>
        <source>&amp;Try it with a virtual SAN</source>
        <translation>&amp;Virtuelles SAN ausprobieren</translation>
    </message>
    <message>
        <source>Eight real targets in a network of their own on this computer. Your network is not touched, and nothing is left afterwards.</source>
        <translation>Acht echte Targets in einem eigenen Netz auf diesem Rechner. Ihr Netz bleibt unberührt, und nichts bleibt danach zurück.</translation>
    </message>
    <message>
        <source>Choose &amp;interfaces myself</source>
        <translation>&amp;Schnittstellen selbst wählen</translation>
    </message>
    <message>
        <source>If you know which one leads to the targets, this is the quickest way.</source>
        <translation>Wenn Sie wissen, welche zu den Targets führt, ist dies der schnellste Weg.</translation>
    </message>
    <message>
        <source>Fi&amp;nd targets</source>
        <translation>Targets fi&amp;nden</translation>
    </message>
</context>
</TS>
