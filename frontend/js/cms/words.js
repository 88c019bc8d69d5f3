// Words an editor reads in answer to what the script does.
const time = new Intl.DateTimeFormat("de-DE", { hour: "2-digit", minute: "2-digit" });

export const words = {
  dismiss: "Meldung schließen",
  unsaved: "Noch nicht gespeichert",
  saving: "Wird gespeichert …",
  saved: (date) => `Alle Änderungen gespeichert · ${time.format(date)} Uhr`,
  offline: "Keine Verbindung – Ihre Eingaben bleiben auf diesem Gerät erhalten",
  rejected: "Noch nicht gespeichert – bitte prüfen Sie die markierten Felder",
  conflict: "Jemand anderes hat diesen Eintrag inzwischen geändert – bitte laden Sie die Seite neu",
  signedOut: "Sie sind nicht mehr angemeldet – Ihre Eingaben bleiben auf diesem Gerät erhalten",
  restored: "Ihre nicht gespeicherten Eingaben wurden wiederhergestellt",
  removed: (name) => `${name} entfernt`,
  moved: (name, position) => `${name} steht jetzt an Stelle ${position}`,
  selected: (count) => (count === 1 ? "1 Eintrag ausgewählt" : `${count} Einträge ausgewählt`),
};
