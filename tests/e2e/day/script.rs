//! What is said and written on the reference day: a town asks what becomes of its old station.

pub const TITLE: &str = "Rouvrir la gare";
pub const THEME: &str = "Que voulons-nous faire ensemble de la vieille gare ?";
pub const DATE: &str = "2026-11-14";
pub const PLACE: &str = "Halle aux marchandises, Brévenne";

pub const OBJECTIVES: [&str; 3] = [
    "Entendre toutes celles et ceux qui passent par la gare",
    "Choisir ce que nous commençons nous-mêmes",
    "Se quitter avec des noms et des dates",
];

pub const ROOMS: [&str; 6] =
    ["Salle des pas perdus (40)", "Guichet (12)", "Consigne (15)", "Buffet (30)", "Lampisterie (10)", "Quai 2 (25)"];

pub const SLOTS: [&str; 2] = ["14:00–15:15", "15:30–16:45"];

pub const PLENARY: [&str; 8] = [
    "9:00–9:15 Accueil sur le quai",
    "9:15–9:50 Table ronde : la gare d'hier",
    "9:50–10:20 Table ronde : vivre près des voies",
    "10:20–10:40 Film : Le dernier autorail",
    "10:40–11:00 Présentation de l'étude sur les trajets",
    "11:00–11:15 Pause",
    "11:15–12:15 Marché des sujets",
    "16:45–17:30 Cercle de clôture",
];

/// The item that is told at length in the minutes, as its button in the set-up is called.
pub const ROUND_TABLE: &str = "Table ronde : la gare d'hier";
pub const SPEAKERS: &str = "Marguerite Faure, ancienne garde-barrière\nGérard Pinel, cheminot";
pub const MODERATOR: &str = "Nadia Roussel";
pub const LINKS: &str = "Photographies de 1924 https://gare.example/1924";
pub const SUMMARY: &str = "Trois souvenirs reviennent :\n\n- l'odeur du charbon ;\n- la salle chauffée, **ouverte à tous** ;\n- l'horloge que l'on suivait.";

/// The headings of the reports, in place of those that a new forum has.
pub const HEADINGS: [&str; 3] = ["Temps forts", "Conclusions", "Questions ouvertes"];

/// The topics with their conveners, in the order in which they are numbered.
pub const TOPICS: [(&str, &str); 37] = [
    ("Un café dans la salle d'attente", "Odile Perrin"),
    ("Un atelier vélo sous la marquise", "Karim Haddad"),
    ("Des trains le dimanche", "Lucie Morand, Tomasz Wilk"),
    ("Raconter la gare", "Marguerite Faure"),
    ("Une maison de santé dans l'aile nord", "Salma Benali"),
    ("Des toilettes ouvertes", "Paul Grangier"),
    ("Un abri pour celles et ceux qui attendent", "Awa Diallo"),
    ("Répéter de la musique", "Enzo Ricci"),
    ("Un marché du soir sur le parvis", "Jean-Marc Bouvier et Awa Diallo"),
    ("Le dernier kilomètre jusqu'aux hameaux", "Tomasz Wilk"),
    ("Une boîte à livres", "Nadia Roussel"),
    ("Un jardin partagé le long du quai", "Hélène Marchetti"),
    ("Éteindre la nuit", "Bastien Lacour"),
    ("Une navette vers l'hôpital", "Salma Benali"),
    ("Apprendre à lire les horaires", "Yvonne Tissier"),
    ("Louer la halle", "Paul Grangier"),
    ("Un mur pour les affiches", "Enzo Ricci"),
    ("Les fresques du passage souterrain", "Inès Caron"),
    ("Garder les vieux bancs", "Marguerite Faure"),
    ("Un bureau pour travailler à plusieurs", "Odile Perrin"),
    ("Accueillir les nouveaux arrivants", "Nadia Roussel"),
    ("Dire bienvenue dans toutes nos langues", "Awa Diallo"),
    ("Une fête chaque été", "Bastien Lacour"),
    ("Le bruit des trains de marchandises", "Gérard Pinel"),
    ("Faire sécher des graines", "Hélène Marchetti"),
    ("Une horloge qui marche", "Gérard Pinel"),
    ("Où laisser les voitures", "Lucie Morand"),
    ("Des cours du soir", "Yvonne Tissier"),
    ("Un lieu pour les adolescents", "Inès Caron"),
    ("Des potagers au bord des voies", "Julien Astier"),
    ("Réparer ce qui casse", "Karim Haddad"),
    ("L'eau du toit", "Julien Astier"),
    ("Une cuisine commune", "Fatou Sarr"),
    ("Qui garde la clé ?", ""),
    ("Chauffer sans gaspiller", "Julien Astier"),
    ("Un trajet sûr pour les enfants", "Fatou Sarr"),
    ("Et si la gare restait vide ?", "Gérard Pinel"),
];

/// The topic that comes with sub-questions, and those.
pub const ASKING: u32 = 9;
pub const QUESTIONS: [&str; 4] =
    ["Quel soir ?", "Qui tient la caisse commune ?", "Que faire quand il pleut ?", "Comment garder le passage libre ?"];

/// The title of the topic with this number.
pub fn title(number: u32) -> &'static str {
    TOPICS[number as usize - 1].0
}

/// The topics as somebody has typed them up: a numbered list, with sub-questions indented.
pub fn list() -> String {
    let mut text = String::new();
    for (number, (title, conveners)) in (1..).zip(TOPICS) {
        text.extend([format!("{number}. {title}").as_str(), if conveners.is_empty() { "" } else { " — " }, conveners, "\n"]);
        if number == ASKING {
            text.extend(QUESTIONS.iter().flat_map(|question| ["    - ", question, "\n"]));
        }
    }
    text
}

/// How the conveners of two topics agreed to bring them together.
pub const CONSENT: &str = "Hélène et Julien, devant le mur, à 11 h 40";

/// What each voter does: a name, if one is given, and dots on topics.
pub type Voter = (&'static str, &'static [(u32, u32)]);

/// A dozen voters. The first gives as many dots to one topic as the rules allow; the eighth keeps some.
pub const VOTERS: [Voter; 12] = [
    ("Odile Perrin", &[(1, 3), (12, 1), (33, 1)]),
    ("", &[(5, 2), (9, 1), (20, 2)]),
    ("Karim Haddad", &[(12, 3), (1, 1), (14, 1)]),
    ("", &[(1, 1), (5, 1), (27, 1), (3, 2)]),
    ("Lucie Morand", &[(20, 2), (14, 2), (7, 1)]),
    ("", &[(9, 2), (5, 2), (24, 1)]),
    ("Tomasz Wilk", &[(12, 1), (27, 1), (36, 1), (2, 1), (18, 1)]),
    ("", &[(1, 1), (33, 1)]),
    ("Awa Diallo", &[(6, 1), (11, 1), (16, 1), (22, 1), (28, 1)]),
    ("", &[(10, 2), (25, 2), (31, 1)]),
    ("Jean-Marc Bouvier", &[(35, 1), (37, 2), (6, 1), (3, 1)]),
    ("", &[(22, 1), (10, 1), (25, 1), (13, 2)]),
];

/// Dots stuck on the sheets; with them nos. 14 and 27 are level at the cut line.
pub const PAPER: [(u32, u32); 9] = [(1, 5), (5, 4), (12, 2), (30, 1), (20, 3), (9, 3), (14, 1), (27, 2), (33, 1)];

/// The two in the tie: the one that the room retains, and the one that it lets go.
pub const TIE: (u32, u32) = (14, 27);

/// The topics retained, in the order of their workshops.
pub const RETAINED: [u32; 6] = [1, 5, 12, 20, 9, 14];

/// Where the workshops meet: rooms and slots, in the order of the workshops. Odile Perrin convenes the
/// first and the fourth, Salma Benali the second and the sixth.
pub const PLACES: [(&str, &str); 6] = [
    ("Salle des pas perdus", "14:00 – 15:15"),
    ("Buffet", "14:00 – 15:15"),
    ("Quai 2", "14:00 – 15:15"),
    ("Guichet", "15:30 – 16:45"),
    ("Salle des pas perdus", "15:30 – 16:45"),
    ("Buffet", "15:30 – 16:45"),
];

/// Engagements as they were written on a sheet that went round.
pub const PLEDGES: &str = "\
Odile Perrin: tenir le café deux matins par semaine — 2026-12-01
Karim Haddad:
- apporter mes outils
- apprendre à deux jeunes à rayonner une roue — avant l'été
Lucie Morand: écrire à la région pour le dimanche
Tomasz Wilk: compter les voyageurs pendant une semaine — 2027-01-15
Marguerite Faure: prêter mes photographies
Salma Benali: trouver deux confrères pour l'aile nord — 2027-03-01
Paul Grangier: faire chiffrer les toilettes
Enzo Ricci:
- prêter la sono
- tenir la liste des répétitions
- fermer à 22 h
Jean-Marc Bouvier: demander l'autorisation pour le parvis — 2026-12-10
Hélène Marchetti: apporter des plants — en avril
Julien Astier: dessiner les bacs
Nadia Roussel: porter les livres de l'école
Bastien Lacour: chercher un orchestre
Yvonne Tissier: un cours le jeudi
Gérard Pinel: remonter l'horloge
";

/// Engagements that are typed as they are said.
pub const SAID: [&str; 5] = [
    "Awa Diallo: écrire bienvenue en douze langues — 2026-12-20",
    "Inès Caron: réunir dix adolescents — 2027-01-30",
    "Fatou Sarr: accompagner les enfants le lundi",
    "Rose Delmas: raconter cette journée dans la gazette",
    "Ahmed Ziani: balayer le quai",
];

/// Who speaks at the end, and what is said.
pub const WORDS: [(&str, &str); 2] = [
    ("Rose Delmas", "Je suis venue pour une heure, je suis restée la journée."),
    ("Gérard Pinel", "Une gare n'est jamais vide : *on y attend toujours quelqu'un*."),
];

pub const CONCLUSION: &str = "La gare rouvrira par petits morceaux.\n\nNous nous retrouvons sur le quai le premier samedi de mars.";
