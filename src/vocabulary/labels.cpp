#include "vocabulary/labels.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <string>

namespace colophon::vocabulary {

namespace {

constexpr std::size_t kLabelCount = static_cast<std::size_t>(Label::untitled) + 1;
constexpr std::size_t kBoxCount = static_cast<std::size_t>(Label::discussion) + 1 - kLabelCount;

struct Language {
  std::string_view tag;
  std::array<std::string_view, kLabelCount> labels;  // in the order of Label
  std::array<std::string_view, kBoxCount> boxes;     // in the order of Label, from `note` on
};

// Sorted by tag.
constexpr Language kLanguages[] = {
    {"ar",
     {"الغلاف", "صفحة العنوان", "المحتويات", "الحواشي", "بداية النص", "المراجع", "مسرد المصطلحات",
      "الكشّاف", "حقوق النشر", "المعالم", "العودة إلى النص", "بلا عنوان"},
     {"ملاحظة", "نصيحة", "مهم", "تحذير", "تنبيه", "خطر", "معلومة", "سؤال", "تمرين", "مثال", "خطأ",
      "نقاش"}},
    {"ca",
     {"Coberta", "Portada", "Taula de continguts", "Notes", "Inici del text", "Bibliografia",
      "Glossari", "Índex analític", "Crèdits", "Punts de referència", "Torna al text",
      "Sense títol"},
     {"Nota", "Consell", "Important", "Avís", "Precaució", "Perill", "Informació", "Pregunta",
      "Exercici", "Exemple", "Error", "Debat"}},
    {"cs",
     {"Obálka", "Titulní strana", "Obsah", "Poznámky", "Začátek textu", "Bibliografie",
      "Slovníček pojmů", "Rejstřík", "Autorská práva", "Orientační body", "Zpět k textu",
      "Bez názvu"},
     {"Poznámka", "Tip", "Důležité", "Varování", "Upozornění", "Nebezpečí", "Informace", "Otázka",
      "Cvičení", "Příklad", "Chyba", "Diskuse"}},
    {"da",
     {"Omslag", "Titelblad", "Indhold", "Noter", "Tekstens begyndelse", "Bibliografi", "Ordliste",
      "Stikordsregister", "Ophavsret", "Pejlemærker", "Tilbage til teksten", "Uden titel"},
     {"Bemærk", "Tip", "Vigtigt", "Advarsel", "Forsigtig", "Fare", "Information", "Spørgsmål",
      "Øvelse", "Eksempel", "Fejl", "Diskussion"}},
    {"de",
     {"Umschlag", "Titelseite", "Inhalt", "Anmerkungen", "Textanfang", "Literaturverzeichnis",
      "Glossar", "Register", "Impressum", "Orientierungspunkte", "Zurück zum Text", "Ohne Titel"},
     {"Hinweis", "Tipp", "Wichtig", "Warnung", "Vorsicht", "Gefahr", "Information", "Frage",
      "Übung", "Beispiel", "Fehler", "Diskussion"}},
    {"el",
     {"Εξώφυλλο", "Σελίδα τίτλου", "Περιεχόμενα", "Σημειώσεις", "Αρχή κειμένου", "Βιβλιογραφία",
      "Γλωσσάρι", "Ευρετήριο", "Πνευματικά δικαιώματα", "Ορόσημα", "Επιστροφή στο κείμενο",
      "Χωρίς τίτλο"},
     {"Σημείωση", "Συμβουλή", "Σημαντικό", "Προειδοποίηση", "Προσοχή", "Κίνδυνος", "Πληροφορία",
      "Ερώτηση", "Άσκηση", "Παράδειγμα", "Σφάλμα", "Συζήτηση"}},
    {"en",
     {"Cover", "Title page", "Contents", "Notes", "Start of text", "Bibliography", "Glossary",
      "Index", "Copyright", "Landmarks", "Back to the text", "Untitled"},
     {"Note", "Tip", "Important", "Warning", "Caution", "Danger", "Information", "Question",
      "Exercise", "Example", "Error", "Discussion"}},
    {"es",
     {"Cubierta", "Portada", "Índice", "Notas", "Comienzo del texto", "Bibliografía", "Glosario",
      "Índice analítico", "Créditos", "Puntos de referencia", "Volver al texto", "Sin título"},
     {"Nota", "Consejo", "Importante", "Advertencia", "Precaución", "Peligro", "Información",
      "Pregunta", "Ejercicio", "Ejemplo", "Error", "Debate"}},
    {"fa",
     {"جلد", "صفحهٔ عنوان", "فهرست مطالب", "یادداشت‌ها", "آغاز متن",
      "کتاب‌نامه", "واژه‌نامه", "نمایه", "حق نشر",
      "نشانه‌های راهنما", "بازگشت به متن", "بدون عنوان"},
     {"یادداشت", "نکته", "مهم", "هشدار", "احتیاط", "خطر", "اطلاعات", "پرسش", "تمرین", "مثال", "خطا",
      "بحث"}},
    {"fi",
     {"Kansi", "Nimiösivu", "Sisällys", "Viitteet", "Tekstin alku", "Kirjallisuus", "Sanasto",
      "Hakemisto", "Tekijänoikeudet", "Maamerkit", "Takaisin tekstiin", "Nimetön"},
     {"Huomautus", "Vinkki", "Tärkeää", "Varoitus", "Huomio", "Vaara", "Tietoa", "Kysymys",
      "Harjoitus", "Esimerkki", "Virhe", "Keskustelu"}},
    {"fr",
     {"Couverture", "Page de titre", "Table des matières", "Notes", "Début du texte",
      "Bibliographie", "Glossaire", "Index", "Page de copyright", "Repères", "Retour au texte",
      "Sans titre"},
     {"Note", "Conseil", "Important", "Avertissement", "Attention", "Danger", "Information",
      "Question", "Exercice", "Exemple", "Erreur", "Discussion"}},
    {"he",
     {"כריכה", "עמוד השער", "תוכן העניינים", "הערות", "תחילת הטקסט", "ביבליוגרפיה", "מילון מונחים",
      "מפתח", "זכויות יוצרים", "ציוני דרך", "חזרה לטקסט", "ללא כותרת"},
     {"הערה", "טיפ", "חשוב", "אזהרה", "זהירות", "סכנה", "מידע", "שאלה", "תרגיל", "דוגמה", "שגיאה",
      "דיון"}},
    {"hu",
     {"Borító", "Címlap", "Tartalom", "Jegyzetek", "A szöveg kezdete", "Bibliográfia", "Szójegyzék",
      "Tárgymutató", "Szerzői jog", "Tájékozódási pontok", "Vissza a szöveghez", "Cím nélkül"},
     {"Megjegyzés", "Tipp", "Fontos", "Figyelmeztetés", "Vigyázat", "Veszély", "Információ",
      "Kérdés", "Gyakorlat", "Példa", "Hiba", "Vita"}},
    {"it",
     {"Copertina", "Frontespizio", "Indice", "Note", "Inizio del testo", "Bibliografia",
      "Glossario", "Indice analitico", "Copyright", "Punti di riferimento", "Torna al testo",
      "Senza titolo"},
     {"Nota", "Suggerimento", "Importante", "Avviso", "Attenzione", "Pericolo", "Informazione",
      "Domanda", "Esercizio", "Esempio", "Errore", "Discussione"}},
    {"ja",
     {"表紙", "扉", "目次", "注", "本文", "参考文献", "用語集", "索引", "著作権", "ランドマーク",
      "本文に戻る", "無題"},
     {"注記", "ヒント", "重要", "警告", "注意", "危険", "情報", "質問", "演習", "例", "エラー",
      "議論"}},
    {"ko",
     {"표지", "속표지", "차례", "주석", "본문 시작", "참고 문헌", "용어 해설", "찾아보기", "판권",
      "랜드마크", "본문으로 돌아가기", "제목 없음"},
     {"참고", "도움말", "중요", "경고", "주의", "위험", "정보", "질문", "연습 문제", "예", "오류",
      "토론"}},
    {"nb",
     {"Omslag", "Tittelside", "Innhold", "Noter", "Tekstens begynnelse", "Bibliografi", "Ordliste",
      "Stikkordregister", "Opphavsrett", "Landemerker", "Tilbake til teksten", "Uten tittel"},
     {"Merk", "Tips", "Viktig", "Advarsel", "Forsiktig", "Fare", "Informasjon", "Spørsmål",
      "Øvelse", "Eksempel", "Feil", "Diskusjon"}},
    {"nl",
     {"Omslag", "Titelpagina", "Inhoud", "Noten", "Begin van de tekst", "Bibliografie",
      "Verklarende woordenlijst", "Register", "Copyright", "Oriëntatiepunten",
      "Terug naar de tekst", "Zonder titel"},
     {"Opmerking", "Tip", "Belangrijk", "Waarschuwing", "Let op", "Gevaar", "Informatie", "Vraag",
      "Oefening", "Voorbeeld", "Fout", "Discussie"}},
    {"pl",
     {"Okładka", "Strona tytułowa", "Spis treści", "Przypisy", "Początek tekstu", "Bibliografia",
      "Słownik pojęć", "Indeks", "Prawa autorskie", "Punkty orientacyjne", "Powrót do tekstu",
      "Bez tytułu"},
     {"Uwaga", "Wskazówka", "Ważne", "Ostrzeżenie", "Przestroga", "Niebezpieczeństwo", "Informacja",
      "Pytanie", "Ćwiczenie", "Przykład", "Błąd", "Dyskusja"}},
    {"pt",
     {"Capa", "Folha de rosto", "Sumário", "Notas", "Início do texto", "Bibliografia", "Glossário",
      "Índice remissivo", "Créditos", "Pontos de referência", "Voltar ao texto", "Sem título"},
     {"Nota", "Dica", "Importante", "Aviso", "Cuidado", "Perigo", "Informação", "Pergunta",
      "Exercício", "Exemplo", "Erro", "Discussão"}},
    {"ro",
     {"Copertă", "Pagină de titlu", "Cuprins", "Note", "Începutul textului", "Bibliografie",
      "Glosar", "Indice", "Drepturi de autor", "Repere", "Înapoi la text", "Fără titlu"},
     {"Notă", "Sfat", "Important", "Avertisment", "Atenție", "Pericol", "Informație", "Întrebare",
      "Exercițiu", "Exemplu", "Eroare", "Discuție"}},
    {"ru",
     {"Обложка", "Титульный лист", "Содержание", "Примечания", "Начало текста", "Библиография",
      "Глоссарий", "Указатель", "Авторские права", "Ориентиры", "Назад к тексту", "Без названия"},
     {"Примечание", "Совет", "Важно", "Предупреждение", "Осторожно", "Опасно", "Информация",
      "Вопрос", "Упражнение", "Пример", "Ошибка", "Обсуждение"}},
    {"sv",
     {"Omslag", "Titelsida", "Innehåll", "Noter", "Textens början", "Litteraturförteckning",
      "Ordlista", "Register", "Upphovsrätt", "Landmärken", "Tillbaka till texten", "Utan titel"},
     {"Obs", "Tips", "Viktigt", "Varning", "Försiktigt", "Fara", "Information", "Fråga", "Övning",
      "Exempel", "Fel", "Diskussion"}},
    {"tr",
     {"Kapak", "Başlık sayfası", "İçindekiler", "Notlar", "Metnin başlangıcı", "Kaynakça",
      "Sözlükçe", "Dizin", "Telif hakkı", "İşaret noktaları", "Metne dön", "Başlıksız"},
     {"Not", "İpucu", "Önemli", "Uyarı", "Dikkat", "Tehlike", "Bilgi", "Soru", "Alıştırma", "Örnek",
      "Hata", "Tartışma"}},
    {"uk",
     {"Обкладинка", "Титульна сторінка", "Зміст", "Примітки", "Початок тексту", "Бібліографія",
      "Глосарій", "Покажчик", "Авторські права", "Орієнтири", "Назад до тексту", "Без назви"},
     {"Примітка", "Порада", "Важливо", "Попередження", "Обережно", "Небезпека", "Інформація",
      "Запитання", "Вправа", "Приклад", "Помилка", "Обговорення"}},
    {"zh-Hans",
     {"封面", "书名页", "目录", "注释", "正文", "参考文献", "术语表", "索引", "版权页", "地标",
      "返回正文", "无标题"},
     {"注", "提示", "重要", "警告", "小心", "危险", "信息", "问题", "练习", "示例", "错误",
      "讨论"}},
    {"zh-Hant",
     {"封面", "書名頁", "目錄", "註釋", "正文", "參考文獻", "詞彙表", "索引", "版權頁", "地標",
      "返回正文", "無標題"},
     {"註", "提示", "重要", "警告", "小心", "危險", "資訊", "問題", "練習", "範例", "錯誤",
      "討論"}},
};

// Languages whose readers are nearer to another's words than to English.
struct Nearest {
  std::string_view from;
  std::string_view to;
};
constexpr Nearest kNearest[] = {
    {"gsw", "de"}, {"iw", "he"}, {"mo", "ro"}, {"nn", "nb"}, {"no", "nb"}};

// The subtags of a tag in lower case, with `-` behind each: "zh-hant-tw-".
std::string subtags(std::string_view tag) {
  std::string result(tag);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == '_') c = '-';
  }
  return result + '-';
}

// Chinese is written in two scripts; where the tag names none, the region tells which.
std::string_view chinese(std::string_view tags) {
  if (tags.find("-hans-") != tags.npos) return "zh-Hans";
  for (const std::string_view traditional : {"-hant-", "-tw-", "-hk-", "-mo-"}) {
    if (tags.find(traditional) != tags.npos) return "zh-Hant";
  }
  return "zh-Hans";
}

const Language* find_language(std::string_view tag) {
  const auto* found = std::lower_bound(
      std::begin(kLanguages), std::end(kLanguages), tag,
      [](const Language& language, std::string_view wanted) { return language.tag < wanted; });
  return found != std::end(kLanguages) && found->tag == tag ? found : nullptr;
}

const Language& nearest_language(std::string_view tag) {
  const std::string tags = subtags(tag);
  std::string_view primary = std::string_view(tags).substr(0, tags.find('-'));
  const auto* nearest =
      std::find_if(std::begin(kNearest), std::end(kNearest),
                   [primary](const Nearest& entry) { return entry.from == primary; });
  if (nearest != std::end(kNearest)) primary = nearest->to;
  if (primary == "zh") primary = chinese(tags);
  const Language* language = find_language(primary);
  return language != nullptr ? *language : *find_language("en");
}

}  // namespace

std::string_view label(Label label, std::string_view tag) {
  const Language& language = nearest_language(tag);
  const auto index = static_cast<std::size_t>(label);
  return index < kLabelCount ? language.labels[index] : language.boxes[index - kLabelCount];
}

}  // namespace colophon::vocabulary
