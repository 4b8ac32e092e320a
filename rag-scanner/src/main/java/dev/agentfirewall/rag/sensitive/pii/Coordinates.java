package dev.agentfirewall.rag.sensitive.pii;

import com.google.re2j.Pattern;
import dev.agentfirewall.rag.sensitive.text.Kind;
import dev.agentfirewall.rag.sensitive.text.SensitiveDetector;
import dev.agentfirewall.rag.sensitive.text.Topic;
import java.util.Set;

/**
 * Places on earth to a few metres: decimal degrees with four places or more after words that speak of them, or degrees and minutes.
 *
 * <p><b>Limitations.</b> A pair of numbers that nothing names is missed.
 */
final class Coordinates {
    private static final String DECIMAL = "[-+]?\\d{1,3}\\.\\d{4,15}";

    private static final String SIDE = "(?:°?\\s?[NSEW]\\b)?";
    private static final String DEGREES = "\\d{1,3}°\\s?\\d{1,2}['′]\\s?(?:\\d{1,2}(?:\\.\\d{1,4})?[\"″]\\s?)?[NSEW]";

    private Coordinates() {}

    static SensitiveDetector detector() {
        Kind kind = new Kind("pii.coordinates", "Coordinates", "form, words before it");
        Topic topic = new Topic(
                kind.code(),
                Set.of(
                        "lat|",
                        "latitude",
                        "longitude",
                        "lon|",
                        "lng|",
                        "long|",
                        "gps",
                        "coordinates",
                        "coords",
                        "koordinaten",
                        "breitengrad",
                        "langengrad",
                        "coordonnees",
                        "coordenadas",
                        "coordinate",
                        "latitud",
                        "longitud",
                        "latitudine",
                        "longitudine",
                        "wspolrzedne",
                        "좌표",
                        "위도",
                        "경도",
                        "座標",
                        "緯度",
                        "経度",
                        "坐标",
                        "纬度",
                        "经度",
                        "located at"));
        Pattern pattern = Pattern.compile("[^\\d\\n]{0,20}?\\n?\\s{0,3}(" + DECIMAL + SIDE + "(?:\\s?[,;]\\s?" + DECIMAL
                + SIDE + ")?|" + DEGREES + "(?:,?\\s?" + DEGREES + ")?)");
        return new AfterWords(kind, topic, pattern, 0.8, value -> true);
    }
}
