package dev.agentfirewall.rag.detect;

import java.util.List;

/**
 * Languages in which orders are known, each by stems of "ignore", by stems of "earlier instructions", and by ways to
 * address an assistant in a note. Written as people write them; folded where they are used.
 */
enum Language {
    SPANISH(
            "ignora|ignore las|ignore todas|olvida|olvide|haz caso omiso|descarta",
            "instrucciones|indicaciones anteriores|órdenes anteriores|reglas anteriores",
            "nota para el asistente|asistente:|para el asistente de ia|para la ia:"),
    FRENCH(
            "ignorez|ignore les|ignore tes|ignore vos|ignore toutes|ignore tout |ignore ces|oubliez|oublie |ne tenez pas compte|ne tiens pas compte|fais abstraction",
            "instructions|consignes|directives précédentes|règles précédentes",
            "note pour l'assistant|à l'attention de l'assistant|message pour l'ia|note pour l'ia"),
    GERMAN(
            "ignoriere|ignoriert |ignorieren sie|vergiss|vergessen sie|missachte|beachte nicht",
            "anweisung|vorherigen angaben|vorgaben|instruktion|befehle",
            "hinweis an den assistenten|hinweis für den assistenten|an den assistenten:|an die ki:|assistent:"),
    ITALIAN(
            "ignora |ignorate|dimentica|non tenere conto|trascura",
            "istruzioni|indicazioni precedenti|regole precedenti",
            "nota per l'assistente|assistente:|messaggio per l'ia"),
    PORTUGUESE(
            "ignore as|ignore todas|ignora as|esqueça|esquece|desconsidere|desconsidera",
            "instruções|orientações anteriores|regras anteriores",
            "nota para o assistente|assistente:|para o assistente"),
    DUTCH(
            "negeer|vergeet|sla geen acht",
            "instructies|aanwijzingen|opdrachten",
            "opmerking voor de assistent|assistent:|voor de assistent"),
    POLISH("zignoruj|ignoruj|zapomnij|pomiń", "polecenia|instrukcj|poleceń|wytyczn", "uwaga dla asystenta|asystencie"),
    ROMANIAN("ignoră|ignorați|uită|nu ține cont", "instrucțiun|indicațiile", "notă pentru asistent|asistent:"),
    CZECH("ignoruj|zapomeň|nedbej", "pokyny|instrukce|příkazy", "poznámka pro asistenta|asistente"),
    SWEDISH("ignorera|glöm|bortse från", "instruktioner|anvisningar", "till assistenten|assistenten:"),
    RUSSIAN(
            "игнорируй|проигнорируй|забудь|не обращай внимания на",
            "инструкци|указани|команды|правила",
            "ассистент:|ассистенту:|для ассистента|помощник:"),
    UKRAINIAN("ігноруй|проігноруй|забудь", "інструкці|вказівк", "асистент:|асистенту:|для асистента"),
    GREEK("αγνόησε|αγνοήστε|ξέχασε", "οδηγίες|εντολές", "προς τον βοηθό|βοηθέ"),
    TURKISH(
            "yok say|görmezden gel|unut|dikkate alma",
            "talimat|yönerge|komutlar",
            "asistana not|asistan:|yapay zeka için"),
    ARABIC("تجاهل|انس |لا تتبع", "التعليمات|الأوامر|الإرشادات", "إلى المساعد|ملاحظة للمساعد|أيها المساعد"),
    HEBREW("התעלם|התעלמי|שכח", "ההוראות|ההנחיות|הוראות", "לתשומת לב העוזר|הערה לעוזר"),
    HINDI("अनदेखा कर|नज़रअंदाज़ कर|भूल जा|अनदेखी कर", "निर्देश|आदेश", "सहायक के लिए|सहायक:"),
    BENGALI("উপেক্ষা কর|ভুলে যা", "নির্দেশ", "সহকারীর জন্য"),
    THAI("ไม่ต้องสนใจ|เพิกเฉย|ละเว้น", "คำสั่ง|คำแนะนำ", "ถึงผู้ช่วย|หมายเหตุถึงผู้ช่วย"),
    VIETNAMESE("bỏ qua|phớt lờ|quên", "chỉ dẫn|hướng dẫn|chỉ thị|mệnh lệnh", "gửi trợ lý|ghi chú cho trợ lý"),
    INDONESIAN("abaikan|lupakan", "instruksi|perintah|petunjuk", "catatan untuk asisten|asisten:"),
    CHINESE("忽略|无视|忘记|忽視|無視|不要遵守|不要理会", "指令|指示|提示词|之前的规则|以上内容|說明|说明", "ai助手请注意|致助手|助手请注意|给助手|給助手|ai助手:|人工智能助手"),
    JAPANESE("無視し|忘れて|無視せよ|無視する", "指示|命令|プロンプト|ルール", "アシスタントへ|aiへ:"),
    KOREAN("무시하|무시해|잊어|무시하십시오", "지시|명령|지침|프롬프트", "비서에게|어시스턴트에게|ai에게");

    private final String drops;
    private final String instructions;
    private final String addresses;

    Language(String drops, String instructions, String addresses) {
        this.drops = drops;
        this.instructions = instructions;
        this.addresses = addresses;
    }

    /** Stems of "ignore" and "forget" in the imperative. */
    List<String> drops() {
        return Wording.list(drops);
    }

    /** Stems of "instructions". */
    List<String> instructions() {
        return Wording.list(instructions);
    }

    /** How a note to an assistant begins. */
    List<String> addresses() {
        return Wording.list(addresses);
    }
}
