package dev.agentfirewall.rag.sensitive.pii;

import com.google.re2j.Pattern;
import dev.agentfirewall.rag.sensitive.text.Kind;
import dev.agentfirewall.rag.sensitive.text.SensitiveDetector;
import dev.agentfirewall.rag.sensitive.text.Topic;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Names of persons where the words before them make sure that one follows: a title, a greeting, "my name is", a field for a surname.
 *
 * <p><b>Limitations.</b> Names in running prose are missed, which is most of them: telling "Jordan flew to Jordan" takes a model. A field
 * called just "name" is left alone, since most such fields name things.
 */
final class PersonNames {
    private static final Kind KIND = new Kind("pii.person_name", "Name of a person", "words before it");
    private static final String WORD = "\\p{Lu}[\\p{L}'-]{0,23}\\p{L}";
    private static final String NAME =
            WORD + "(?: (?:(?:de|da|del|della|van|von|der|den|di|du|dos|el|al|bin|la|le|ter|ten|zu) ){0,2}(?:" + WORD
                    + "|\\p{Lu}\\.)){0,4}";
    private static final String EASTERN = "\\p{Hangul}{2,5}|[\\p{Han}\\p{Hiragana}\\p{Katakana}ー・]{2,10}";
    private static final Set<String> OTHERS = Set.of(
            "sir",
            "madam",
            "sirs",
            "customer",
            "customers",
            "client",
            "user",
            "users",
            "team",
            "all",
            "friend",
            "friends",
            "colleague",
            "colleagues",
            "hiring",
            "valued",
            "subscriber",
            "member",
            "members",
            "reader",
            "readers",
            "editor",
            "student",
            "students",
            "parents",
            "applicant",
            "candidate",
            "committee",
            "everyone",
            "resident",
            "the",
            "this",
            "that",
            "it",
            "what",
            "and",
            "or",
            "required",
            "unknown",
            "none",
            "null",
            "string",
            "damen",
            "herren",
            "kunde",
            "kundin",
            "monsieur",
            "madame",
            "mesdames",
            "messieurs",
            "cliente",
            "señor",
            "señora",
            "god",
            "lord",
            "diary",
            "santa",
            "assistant",
            "ai",
            "chatgpt",
            "first",
            "last",
            "name");

    private PersonNames() {}

    static List<SensitiveDetector> detectors() {
        return List.of(announced(), inFields());
    }

    private static SensitiveDetector announced() {
        Topic topic = new Topic(
                KIND.code() + ".announced",
                Set.of(
                        "my name is",
                        "my name's",
                        "name on the account is",
                        "dear",
                        "mr.",
                        "mrs.",
                        "ms.",
                        "mr|",
                        "mrs|",
                        "miss|",
                        "dr.",
                        "prof.",
                        "professor",
                        "herr|",
                        "frau|",
                        "herrn|",
                        "monsieur",
                        "madame",
                        "mme|",
                        "mlle|",
                        "senor",
                        "senora",
                        "sr.",
                        "sra.",
                        "signor|",
                        "signora",
                        "dott.",
                        "dottor",
                        "senhor|",
                        "senhora",
                        "mevrouw",
                        "meneer",
                        "dhr.",
                        "mevr.",
                        "pan|",
                        "pani|",
                        "ich heisse",
                        "ich heiße",
                        "mein name ist",
                        "je m'appelle",
                        "mon nom est",
                        "me llamo",
                        "mi nombre es",
                        "mi chiamo",
                        "il mio nome e",
                        "meu nome e",
                        "chamo-me",
                        "me chamo",
                        "mijn naam is",
                        "ik heet",
                        "nazywam sie",
                        "mam na imie",
                        "sincerely",
                        "best regards",
                        "kind regards",
                        "warm regards",
                        "regards",
                        "mit freundlichen grussen",
                        "mit freundlichen grüßen",
                        "cordialement",
                        "atentamente",
                        "cordiali saluti",
                        "met vriendelijke groet",
                        "z powazaniem",
                        "patient:",
                        "sehr geehrter herr",
                        "sehr geehrte frau",
                        "estimado",
                        "estimada",
                        "gentile",
                        "prezado",
                        "prezada",
                        "geachte",
                        "szanowny",
                        "szanowna"));
        Pattern pattern = Pattern.compile("[.,:]?\\s{1,3}(" + NAME + ")");
        return new AfterWords(KIND, topic, pattern, 0.75, PersonNames::credible);
    }

    private static SensitiveDetector inFields() {
        Topic topic = new Topic(
                KIND.code() + ".field",
                Set.of(
                        "first name",
                        "last name",
                        "full name",
                        "surname",
                        "given name",
                        "family name",
                        "middle name",
                        "maiden name",
                        "*first_name",
                        "*last_name",
                        "*full_name",
                        "*firstname",
                        "*lastname",
                        "*fullname",
                        "patient name",
                        "*patient_name",
                        "customer name",
                        "*customer_name",
                        "cardholder name",
                        "*cardholder",
                        "card holder",
                        "account holder",
                        "contact person",
                        "employee name",
                        "*employee_name",
                        "student name",
                        "passenger name",
                        "name of the insured",
                        "signed by",
                        "nachname",
                        "vorname",
                        "familienname",
                        "kontoinhaber",
                        "prenom",
                        "nom de famille",
                        "nom complet",
                        "nombre completo",
                        "apellido",
                        "apellidos",
                        "nome completo",
                        "cognome",
                        "nome e cognome",
                        "sobrenome",
                        "apelido",
                        "achternaam",
                        "voornaam",
                        "nazwisko",
                        "imie i nazwisko",
                        "efternamn",
                        "fornamn",
                        "etternavn",
                        "sukunimi",
                        "성명",
                        "이름",
                        "성함",
                        "환자명",
                        "고객명",
                        "氏名",
                        "お名前",
                        "姓名",
                        "患者姓名",
                        "联系人",
                        "聯絡人",
                        "фио",
                        "фамилия",
                        "soyadi"));
        Pattern pattern =
                Pattern.compile("(?:\\s?\\([^)\\n]{0,20}\\))?[\"'`*]{0,3}\\s{0,3}[:=][\"'`*]{0,3}\\s{0,3}[\"'`]?("
                        + NAME + "|" + EASTERN + ")");
        return new AfterWords(KIND, topic, pattern, 0.8, PersonNames::credible);
    }

    private static boolean credible(String name) {
        int end = 0;
        while (end < name.length() && Character.isLetter(name.charAt(end))) {
            end++;
        }
        return !OTHERS.contains(name.substring(0, end).toLowerCase(Locale.ROOT));
    }
}
