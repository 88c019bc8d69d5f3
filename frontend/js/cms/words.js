// Words an editor reads in answer to what the script does.
const time = new Intl.DateTimeFormat("de-DE", { hour: "2-digit", minute: "2-digit" });

export const words = {
  dismiss: "Meldung schließen",
  unsaved: "Noch nicht gemerkt",
  saving: "Wird gemerkt …",
  saved: (date) => `Gespeichert um ${time.format(date)}`,
  unchanged: "Keine Änderungen",
  offline: "Keine Verbindung – Ihre Eingaben bleiben auf diesem Gerät erhalten",
  rejected: "Noch nicht gespeichert – bitte prüfen Sie die markierten Felder",
  conflict: "Jemand anderes hat diesen Eintrag inzwischen geändert – bitte laden Sie die Seite neu",
  signedOut: "Sie sind nicht mehr angemeldet – Ihre Eingaben bleiben auf diesem Gerät erhalten",
  restored: "Ihre nicht gespeicherten Eingaben wurden wiederhergestellt",
  removed: (name) => `${name} entfernt`,
  uploading: "Wird hochgeladen …",
  uploaded: "Das Bild ist übernommen.",
  uploadFailed: "Das Bild konnte nicht hochgeladen werden. Bitte versuchen Sie es noch einmal.",
  library: "Mediathek",
  searchLibrary: "Name, Beschreibung oder Urheber",
  close: "Schließen",
  progress: (name, percent) => `${name}: ${percent} %`,
  kept: (name) => `${name}: fertig`,
  notKept: (name) => `${name}: konnte nicht hochgeladen werden`,
  passkeyFailed: "Der Passkey wurde nicht angenommen. Bitte versuchen Sie es noch einmal.",
  complexText: "Dieser Text enthält Gestaltung, die der Editor nicht kennt. Er wird als HTML gezeigt.",
  moved: (name, position) => `${name} steht jetzt an Stelle ${position}`,
  selected: (count) => (count === 1 ? "1 Eintrag ausgewählt" : `${count} Einträge ausgewählt`),
};
