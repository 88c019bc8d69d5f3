"""What the roles mean, in words of those who give and bear them."""

from smartvillage.core.people.rights import Role

ROLE_SAYS = {
    Role.ADMIN: "darf alles: Inhalte aller Organisationen, Menschen, Regeln und Zugänge.",
    Role.EDITOR: "schreibt für die eigene Organisation und gibt frei, was nur mit Freigabe erscheint.",
    Role.USER: "schreibt und veröffentlicht für die eigene Organisation.",
    Role.EXTENDED_USER: "schreibt für die eigene Organisation und liest die Inhalte aller anderen.",
    Role.RESTRICTED: "schreibt für die eigene Organisation; erscheint erst, wenn jemand es freigibt.",
    Role.READ_ONLY: "liest, was alle lesen, und schreibt nichts.",
}
