/* Actors: which mentions are one, what an actor is called, whose words are whose.
   Listed as name (role): mentions; a mention by a role has a ~ before it, one by a
   pronoun a ^. */
#include "test.h"

#include "unit/tagging.h"

static void make(struct tagging *t, const char *string) {
    struct tag_options options = { .title = SPAN_NONE };
    *t = (struct tagging){ 0 };
    assert_true(text_copy(&t->text, string, strlen(string), "UTF-8", NULL));
    assert_true(tags_build(&t->tags, &t->text, &options, NULL));
}

static void add(struct tagging *t, const char *before, struct span at) {
    size_t n = strlen(t->list);
    snprintf(t->list + n, sizeof t->list - n, "%s%.*s", before, (int)span_len(at), t->text.at + at.beg);
}

static const char *actors_of(struct tagging *t, const char *string) {
    make(t, string);
    for (uint32_t a = 0; a < t->tags.actors.n; a++) {
        const struct actor *actor = &t->tags.actors.at[a];
        static const char *const marks[] = { " ", " ~", " ^" };
        add(t, a ? "|" : "", actor->name);
        if (!span_is_none(actor->role)) add(t, " (", actor->role), strcat(t->list, ")");
        strcat(t->list, ":");
        for (uint32_t i = 0; i < t->tags.mentions.n; i++)
            if (t->tags.mentions.at[i].actor == a) add(t, marks[t->tags.mentions.at[i].form], t->tags.mentions.at[i].at);
    }
    return t->list;
}

/* The speakers of the quotes, in order. */
static const char *speakers_of(struct tagging *t, const char *string) {
    make(t, string);
    for (uint32_t i = 0; i < t->tags.quotes.n; i++) {
        const struct quote *quote = &t->tags.quotes.at[i];
        if (quote->speaker == TAG_NONE) strcat(t->list, i ? "|-" : "-");
        else add(t, i ? "|" : "", t->tags.actors.at[quote->speaker].name);
    }
    return t->list;
}

static void check(const char *(*list)(struct tagging *, const char *), const char *const table[][2], size_t rows) {
    for (size_t i = 0; i < rows; i++) {
        struct tagging t;
        assert_string_equal(list(&t, table[i][0]), table[i][1]);
        tagging_free(&t);
    }
}
#define CHECK(list, table) check(list, table, sizeof(table) / sizeof *(table))

static void forms_of_one_name_are_one_actor(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "They met Ines Calder. Later Calder left, and they missed Ines.", "Ines Calder: Ines Calder Calder Ines" },
        { "They met Calder. Later Ines Calder left.", "Ines Calder: Calder Ines Calder" },
        { "They met Beatriz there. Later Beatriz Moravel left.", "Beatriz Moravel: Beatriz Beatriz Moravel" },
        { "They met George W. Holt. Later George Holt left.", "George W. Holt: George W. Holt George Holt" },
        { "They met J. Holt. Later John Holt left.", "John Holt: J. Holt John Holt" },
        { "The Outer Straits Alliance (OSA) met. Then the OSA left.", "Outer Straits Alliance: Outer Straits Alliance OSA OSA" },
        { "They met Tessa Holt (Tex.) there.", "Tessa Holt: Tessa Holt|Tex.: Tex." },
        { "The International Labour Organization met. Then the ILO left.", "International Labour Organization: International Labour Organization ILO" },
        { "She runs Norrbeck Glass Corp. now. Once Norrbeck Glass was small.", "Norrbeck Glass Corp.: Norrbeck Glass Corp. Norrbeck Glass" },
        { "She saw the Hestow Film Archive. Then the Archive closed.", "Hestow Film Archive: Hestow Film Archive Archive" },
        { "They left the United States. Then the U.S. called.", "United States: United States U.S." },
        { "They met Maria Wessel Holt. Later Wessel Holt left.", "Maria Wessel Holt: Maria Wessel Holt Wessel Holt" },
        { "They met James B. Holt. Later James Brian Holt left.", "James B. Holt: James B. Holt James Brian Holt" },
        { "They met William “Billy” Holt. Billy Holt left, and they missed Billy.",
          "William “Billy” Holt: William “Billy” Holt Billy Holt Billy" },
        { "They met Carlos Wessel Brandt. Later Wessel left.", "Carlos Wessel Brandt: Carlos Wessel Brandt Wessel" },
        { "They met Carlos Allendes-Ruiz. Later they saw Allendes.", "Carlos Allendes-Ruiz: Carlos Allendes-Ruiz Allendes" },
        { "They met Ines Calder, known as Inka. Later Inka left.", "Ines Calder: Ines Calder Inka Inka" },
        { "Graham Asks Ministers For More Time In Norway\n\nThey met Sen. Tessa Graham. Later Graham left.",
          "Tessa Graham (Sen.): Graham Tessa Graham Graham|Norway: Norway" },
        { "Ines Calder Joins Peter Holt On Stage\n\nIt was Ines Calder who asked Holt.", "Ines Calder: Ines Calder Ines Calder|Peter Holt: Peter Holt Holt" },
        { "They met Ahmad Wessel Brandt. Later Ahmad Wessel left.", "Ahmad Wessel Brandt: Ahmad Wessel Brandt Ahmad Wessel" },
        { "She runs Norrbeck Glass AB now. Once Norrbeck Glass was small.", "Norrbeck Glass AB: Norrbeck Glass AB Norrbeck Glass" },
        { "OSLO (AP) - It rained in Oslo.", "Oslo: OSLO Oslo|AP: AP" },
        { "They trust Ines Calder. Their faith in Calder is great.", "Ines Calder: Ines Calder Calder" },
        { "They met Dr Ana Lima. Later Dr Lima left. They flew to Lima.", "Ana Lima: Ana Lima Lima|Lima: Lima" },
    };
    CHECK(actors_of, table);
}

static void namesakes_stay_two(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "They asked Mr. Calder and then Mrs. Calder. Later Mr. Calder left.", "Calder: Calder Calder|Calder: Calder" },
        { "They asked Edwin Pellow and then Rosalind Pellow. Later Mrs. Pellow left.",
          "Edwin Pellow: Edwin Pellow|Rosalind Pellow: Rosalind Pellow Pellow" },
        { "They met Peter Holt Jr. and Peter Holt Sr. there. Later Peter Holt Sr. left.",
          "Peter Holt Jr.: Peter Holt Jr.|Peter Holt Sr.: Peter Holt Sr. Peter Holt Sr." },
        { "John Paul II met Paul VI.", "John Paul II: John Paul II|Paul VI: Paul VI" },
        { "George W. Holt met George H. Holt.", "George W. Holt: George W. Holt|George H. Holt: George H. Holt" },
        { "They met Ana Lima. Lima's husband, Paulo Lima, left. Later Mr. Lima met Mrs. Lima.",
          "Ana Lima: Ana Lima Lima Lima|Paulo Lima (husband): Paulo Lima Lima" },
        { "They left Georgia with Ines Georgia. It rained in Georgia.", "Georgia: Georgia Georgia|Ines Georgia: Ines Georgia" },
        { "Ines Calder Oslo House opens\n\nIt was named by Ines Calder.",
          "Ines Calder Oslo House: Ines Calder Oslo House|Ines Calder: Ines Calder" },
    };
    CHECK(actors_of, table);
}

static void a_role_is_the_best_title_or_apposition(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "They met Ines Calder, the harbour master, there.", "Ines Calder (harbour master): Ines Calder" },
        { "They met Ines Calder, 45, a teacher from Oslo, there.", "Ines Calder (teacher from Oslo): Ines Calder|Oslo: Oslo" },
        { "They met former president Ines Calder there.", "Ines Calder (former president): Ines Calder" },
        { "They met NATO Secretary General Ines Calder there.", "NATO: NATO|Ines Calder (NATO Secretary General): Ines Calder" },
        { "They met Mrs. Calder there.", "Calder: Calder" },
        { "They met Secretary of State Ines Calder there.", "Ines Calder (Secretary of State): Ines Calder" },
        { "They met White House press secretary Ines Calder there.",
          "White House: White House|Ines Calder (White House press secretary): Ines Calder" },
        { "They met NATO chief Ines Calder. Calder, a former lawyer, left.", "NATO: NATO|Ines Calder (NATO chief): Ines Calder Calder" },
        { "They met Chief Ines Calder. Calder, a former lawyer, left.", "Ines Calder (former lawyer): Ines Calder Calder" },
        { "They met rival Ines Calder there.", "Ines Calder: Ines Calder" },
        { "It rained. The UK’s Health Secretary, Ines Calder, left. His lawyer, Peter Holt, met US President Ana Falk.",
          "UK: UK|Ines Calder (Health Secretary): Ines Calder|Peter Holt (lawyer): Peter Holt|US: US|Ana Falk (US President): Ana Falk" },
        { "They met the Commissioner for Fisheries, Ines Calder, there.", "Ines Calder (Commissioner for Fisheries): Ines Calder" },
        { "They asked her to count Ines Calder out.", "Ines Calder: Ines Calder" },
        { "They met the chief of staff Ines Calder.", "Ines Calder (chief of staff): Ines Calder" },
        { "They saw a driver, Ines Calder said.", "Ines Calder: Ines Calder" },
        { "They heard that Ines Calder was the mayor of all.", "Ines Calder: Ines Calder" },
        { "They met Senator Ines Calder. Its old foe, Ines Calder, left.", "Ines Calder (Senator): Ines Calder Ines Calder" },
        { "Well Senator Ines Calder left.", "Ines Calder (Senator): Ines Calder" },
        { "Ines Calder was elected mayor of Oslo.", "Ines Calder (mayor of Oslo): Ines Calder|Oslo: Oslo" },
        { "Ines Calder is the best mayor of all.", "Ines Calder: Ines Calder" },
        { "Ines Calder was an honest broker.", "Ines Calder: Ines Calder" },
        { "It was by Ines Calder, author of “Tides.”", "Ines Calder (author): Ines Calder" },
        { "They met Ines Calder, who left.", "Ines Calder: Ines Calder" },
        { "In a note to his brother, Calder wrote: “No.”", "Calder: Calder" },
        { "They met Ines Calder, a lawyer in Harwick and the author of a dozen long books about the tides of the northern sea, there.",
          "Ines Calder (lawyer in Harwick): Ines Calder|Harwick: Harwick" },
        { "They met Council President Ines Calder, an ally of the drivers, there.",
          "Council: Council|Ines Calder (Council President): Ines Calder" },
    };
    CHECK(actors_of, table);
}

static void a_role_noun_means_who_has_it(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "They met Ines Calder, the mayor of Oslo, there. Then the mayor left.",
          "Ines Calder (mayor of Oslo): Ines Calder ~the mayor|Oslo: Oslo" },
        { "“No,” said Finance Minister Ines Calder. “Never,” the minister said.",
          "Ines Calder (Finance Minister): Ines Calder ~the minister" },
        { "“No,” a NATO spokeswoman said. “Never,” the spokeswoman said.", "a NATO spokeswoman: ~a NATO spokeswoman ~the spokeswoman|NATO: NATO" },
        { "They met Sen. Ines Calder, a Republican candidate. Then the senator left. Then the candidate left.",
          "Ines Calder (Republican candidate): Ines Calder ~the senator ~the candidate" },
        { "They met Sens. Ines Calder and Peter Holt.", "Ines Calder: Ines Calder|Peter Holt: Peter Holt" },
        { "They met Dr Ines Calder. Then the doctor left.", "Ines Calder: Ines Calder ~the doctor" },
        { "“No,” the Calder campaign said.", "the Calder campaign: ~the Calder campaign|Calder: Calder" },
        { "“No,” the court said. It rained. There is a Supreme Court, too.", "the court: ~the court|Supreme Court: Supreme Court" },
        { "“No,” a doctor said. “Never,” the doctor at the hospital said.", "the doctor at the hospital: ~a doctor ~the doctor ~the doctor at the hospital" },
        { "“No,” officials in Bergen said. “Never,” officials in Oslo said.",
          "officials in Bergen: ~officials in Bergen|Bergen: Bergen|officials in Oslo: ~officials in Oslo|Oslo: Oslo" },
        { "“No,” a driver said. “Never,” another driver said.", "a driver: ~a driver|another driver: ~another driver" },
        { "“No,” said Ines Calder. “Never,” the mother-of-three said.", "Ines Calder: Ines Calder ~the mother-of-three" },
        { "“No,” said the Foreign Ministry. “Never,” the ministry said.", "Foreign Ministry: Foreign Ministry ~the ministry" },
    };
    CHECK(actors_of, table);
}

static void he_and_she_are_told_by_gender_subject_and_nearness(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "Ines Calder met Peter Holt. Later she left.", "Ines Calder: Ines Calder ^she|Peter Holt: Peter Holt" },
        { "Ines Calder met Peter Holt. Later he left.", "Ines Calder: Ines Calder|Peter Holt: Peter Holt ^he" },
        { "Mr. Calder met Mrs. Holt. Later he left.", "Calder: Calder ^he|Holt: Holt" },
        { "Bill Calder met Maria Holt. Later she left.", "Bill Calder: Bill Calder|Maria Holt: Maria Holt ^she" },
        { "Maria Calder saw Anna Holt. Later she left.", "Maria Calder: Maria Calder ^she|Anna Holt: Anna Holt" },
        { "“No,” the spokeswoman said. Peter Holt heard it. “Never,” she said.",
          "the spokeswoman: ~the spokeswoman ^she|Peter Holt: Peter Holt" },
        { "Harwick’s Maria Calder, a swimmer, lost. Later she left.", "Harwick: Harwick|Maria Calder (swimmer): Maria Calder ^she" },
        { "Maria Calder read from “Anna.” Later she left.", "Maria Calder: Maria Calder ^she|Anna: Anna" },
    };
    CHECK(actors_of, table);
}

static void who_is_named_between_the_marks_does_not_speak(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "Martin Lund spoke on Monday. “The pier is rotten,” Lund said.\n\n“Peter Breck knew it. Breck signed it. Breck has to go,” he continued.",
          "Martin Lund|Martin Lund" },
        { "“The pier is rotten,” said Maria Lund.\n\n“Ines Calder knew it. Calder has to go,” she said. “Calder knew,” she went on.",
          "Maria Lund|Maria Lund|Maria Lund" },
        { "Martin Lund, a pilot in Hove, came by boat. “Peter Breck signed it,” he said.", "Martin Lund" },
        { "“Peter Breck signed it,” he said.", "-" },
        { "Peter Breck was late. “Breck is late. Breck is always late,” he said.", "Peter Breck" }, /* nobody else is there */
        { "“Ask Peter Breck,” Ines Calder said. “I never signed it,” he said.", "Ines Calder|Peter Breck" },
        { "“The pier is rotten,” Martin Lund said. Peter Breck left. “It has to go,” he added.", "Martin Lund|Martin Lund" },
        { "“The pier is rotten,” Martin Lund said. “It was Peter Breck’s pier. Breck let it rot. Breck has to go.” He argued that the harbour was lost.",
          "Martin Lund|Martin Lund" },
        { "“The pier is rotten,” Martin Lund said. Peter Breck left. “It is not,” he said.", "Martin Lund|Peter Breck" },
        { "Maria Lund was tired, she said.", "Maria Lund" },
    };
    CHECK(speakers_of, table);
}

static void it_they_and_who_mean_what_may_speak(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "“No,” the Quay Union said. “Never,” it said.", "Quay Union|Quay Union" },
        { "“No,” the drivers said. “Never,” they said.", "the drivers|the drivers" },
        { "Ines Calder and Peter Holt met there. “No,” they said.", "Ines Calder and Peter Holt" },
        { "“No,” said Ines Calder, who added: “Never.”", "Ines Calder|Ines Calder" },
        { "They met Sen. Ines Calder of Oslo, who said: “No.”", "Ines Calder" },
        { "They met Ines Calder of the Quay Union, which said: “No.”", "Quay Union" },
        { "They rang Reuters in Oslo, which said: “No.”", "Reuters" },
        { "“No,” the Quay Union said. It rained. It was cold. It was wet. It was late. “Never,” it said.", "Quay Union|-" },
        { "They met drivers in Oslo, who said: “No.”", "-" },
        { "“Never,” said a man close to Ines Calder.", "a man" },
        { "They met a man from the company’s laboratory, who said: “Never.”", "a man" },
        { "Drivers met Ines Calder there. “No,” they said.", "Drivers" },
        { "The plan angered the drivers. They said it was late.", "the drivers" },
        { "Harbour leaders in the House were late. But they said: “No.”", "Harbour leaders" },
        { "The ministry was late. It said: “No.”", "The ministry" },
        { "Veskara said it was late. The company said: “No.”", "Veskara|Veskara" },
        { "They met Ines Calder, an ally of the drivers. The ally later said it was late.", "Ines Calder" },
        { "A spokesman for the Sierra Trust said the group was late. It said: “No.”", "A spokesman for the Sierra Trust|Sierra Trust" },
    };
    CHECK(speakers_of, table);
}

static void two_who_speak_together_are_one_voice(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "“No,” Calder and Holt said.", "Calder and Holt" },
        { "“No,” the mayor and her deputy said.", "the mayor and her deputy" },
        { "“No,” said the Department of Health and Human Services.", "Department of Health and Human Services" },
        { "Columnist and Quay News contributor Ines Calder said: “No.”", "Ines Calder" },
        { "Ana Lima met Paulo Lima. “No,” the Limas said. “Never,” they said.", "Limas|Limas" },
    };
    CHECK(speakers_of, table);
}

static void a_family_is_a_group(void **state) {
    (void)state;
    struct tagging t;
    make(&t, "Ana Lima met Paulo Lima. Then the Limas left. They heard the Tollands.");
    assert_int_equal(t.tags.actors.n, 4);
    assert_int_equal(t.tags.actors.at[2].type, ACTOR_GROUP);
    assert_int_not_equal(t.tags.actors.at[3].type, ACTOR_GROUP);
    tagging_free(&t);
}

static void a_publication_speaks_for_its_maker_or_itself(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "“No,” the report said. “Never,” it said.", "the report|the report" },
        { "“No,” said a poll by Oslo University.", "Oslo University" },
        { "“No,” said a study in Norway.", "a study" },
        { "“No,” Ines Calder said. “Never,” the statement said.", "Ines Calder|Ines Calder" },
    };
    CHECK(speakers_of, table);
}

static void a_voice_may_be_named_later(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "“No,” a forecaster said. It rained. “Never,” said Ines Calder, a senior forecaster at the port.", "Ines Calder|Ines Calder" },
        { "“No,” the harbour master said. It rained. “Never,” said Harbour Master Ines Calder.", "Ines Calder|Ines Calder" },
        { "Oslo mayor refuses\n\n“No,” Mayor Ines Calder said.", "Ines Calder" },
        { "“No,” a NATO spokeswoman said. It rained. “Never,” said ministry spokeswoman Ines Calder.", "a NATO spokeswoman|Ines Calder" },
        { "“No,” a driver said. “Yes,” said Ines Calder, a driver, and Peter Holt, a driver.", "a driver|Ines Calder" },
        { "It rained. It snowed. It froze. It thawed. “No,” a driver said. “Yes,” said Ines Calder, a driver.", "a driver|Ines Calder" },
        { "“No,” the mine’s owner, Norrbeck Glass, said.", "Norrbeck Glass" },
    };
    CHECK(speakers_of, table);
}

static void a_capital_speaks_for_its_country(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "Russia was late. “No,” Moscow said.", "Russia" },
        { "“No,” Moscow said.", "Moscow" },
        { "Russia was late. “No,” the Russian government said. “Never,” Moscow said.", "Russia|Russia" },
        { "“No,” the Russian government said. “Never,” Moscow said.", "the Russian government|the Russian government" },
        { "They met Ana Lima. “No,” Lima said.", "Ana Lima" },
        { "They met Ana Holland. “No,” Holland said.", "Ana Holland" },
    };
    CHECK(speakers_of, table);
}

static void the_head_of_a_source_speaks(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "“No,” said Russia's ambassador to NATO Ines Calder.", "Ines Calder" },
        { "“No,” said a spokesman for NATO.", "a spokesman for NATO" },
        { "“No,” said her lawyer, Ines Calder, on Monday.", "Ines Calder" },
        { "“No,” said Ines Calder of the Quay Union.", "Ines Calder" },
        { "“No,” former secretary of state Ines Calder said.", "Ines Calder" },
        { "“No,” said Chief of Staff Ines Calder.", "Ines Calder" },
        { "“No,” said a spokesman for Gov. Ines Calder.", "a spokesman for Gov. Ines Calder" },
        { "“No,” said an aide of Gov. Ines Calder.", "an aide of Gov. Ines Calder" },
        { "“No,” said NATO spokesman Peter Holt.", "Peter Holt" },
        { "“No,” said the minister's sister, Bahia Orlin.", "Bahia Orlin" },
        { "“No,” said the harbour master, Capt. Bahia Orlin.", "Bahia Orlin" },
        { "“No,” said the archbishop of Oslo, Most Rev. Bahia Orlin.", "Bahia Orlin" },
        { "“No,” said prosecutor Bahia Orlin QC.", "Bahia Orlin" },
        { "“No,” said the archbishop of Oslo, the Rt Rev Bahia Orlin.", "Bahia Orlin" },
        { "“No,” said Leader of the Opposition Hon. Bahia Orlin.", "Bahia Orlin" },
        { "“No,” said Bahia Orlin, a veteran Oslo party leader who left.", "Bahia Orlin" },
        { "“No,” said Bahia Orlin, a former party chairman in Oslo and longtime ally of Mr. Holt, on Monday.", "Bahia Orlin" },
        { "“No,” Benny West said. It rained. “Never,” West said.", "Benny West|Benny West" },
        { "They met Ilse Sami. It rained. Sami recalled: “No.”", "Ilse Sami" },
        { "“No,” the mine’s owner, Oslo-based Norrbeck Glass, said.", "Norrbeck Glass" },
        { "Archbishop Marco Delgado left. “No,” the cleric said.", "Marco Delgado" },
        { "“No,” a Straits Fire and Emergency Services spokeswoman said. “Never,” the spokeswoman said.",
          "a Straits Fire and Emergency Services spokeswoman|a Straits Fire and Emergency Services spokeswoman" },
        { "“No,” the harbour master said.", "the harbour master" },
        { "The judge, Mr Justice Orlin, said: “No.”", "Orlin" },
        { "Marco Delgado left. “No,” the Florida senator said.", "Marco Delgado" },
        { "Marco Delgado left. “No,” the former driver said.", "Marco Delgado" },
        { "Marco Delgado left. “No,” the state’s Republican leader said.", "the state’s Republican leader" },
        { "Gov. Marco Delgado left. “No,” the Florida senator said.", "the Florida senator" },
        { "The National Grain Board (NGB) met. “No,” the board said. “Never,” the NGB said.", "National Grain Board|National Grain Board" },
        { "Norrbeck Glass Ltd. was late. “No,” the company said.", "Norrbeck Glass Ltd." },
        { "They met Rosa Lima, 9, and Tomas Lima, 7. “No,” Rosa said. “Yes,” said Tomas.", "Rosa Lima|Tomas Lima" },
        { "Dame Ines Calder left. “No,” she said.", "Ines Calder" },
    };
    CHECK(speakers_of, table);
}

static void what_names_nobody_is_no_actor(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "“No,” the news said. “Never,” the figures said.", "-|-" },
        { "“No,” said one of the reasons. “Never,” most of the attention said.", "-|-" },
        { "“No,” I said.", "-" },
        { "“No,” some said. “Yes,” said one of them. “Never,” others said. Most said no.", "-|-|-|-" },
        { "“No,” court records said.", "-" },
        { "DRIVERS ASK FOR MORE TIME They were late at the harbour, and it rained all day over the town. “No,” Ines Calder said.", "Ines Calder" },
    };
    CHECK(speakers_of, table);
}

static char *repeated(const char *unit, size_t times) {
    size_t n = strlen(unit);
    char *text = malloc(n * times + 1);
    assert_non_null(text);
    for (size_t i = 0; i < times; i++) memcpy(text + i * n, unit, n);
    text[n * times] = 0;
    return text;
}

static void mentions_ascend_and_each_has_its_actor(void **state) {
    (void)state;
    struct tagging t;
    char *text = repeated("Ines Calder met Peter Holt, the mayor. “No,” she said. “Yes,” the mayor and his wife said. Moscow rejects it.\n\n", 900);
    make(&t, text);
    assert_true(t.tags.mentions.n > 900);
    for (uint32_t i = 0; i < t.tags.mentions.n; i++) {
        const struct mention *mention = &t.tags.mentions.at[i];
        assert_true(mention->actor < t.tags.actors.n);
        assert_true(i == 0 || mention[-1].at.beg <= mention->at.beg);
    }
    assert_true(t.tags.actors.n < 10);
    tagging_free(&t);
    free(text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forms_of_one_name_are_one_actor),
        cmocka_unit_test(namesakes_stay_two),
        cmocka_unit_test(a_role_is_the_best_title_or_apposition),
        cmocka_unit_test(a_role_noun_means_who_has_it),
        cmocka_unit_test(he_and_she_are_told_by_gender_subject_and_nearness),
        cmocka_unit_test(who_is_named_between_the_marks_does_not_speak),
        cmocka_unit_test(it_they_and_who_mean_what_may_speak),
        cmocka_unit_test(two_who_speak_together_are_one_voice),
        cmocka_unit_test(a_family_is_a_group),
        cmocka_unit_test(a_publication_speaks_for_its_maker_or_itself),
        cmocka_unit_test(a_voice_may_be_named_later),
        cmocka_unit_test(a_capital_speaks_for_its_country),
        cmocka_unit_test(the_head_of_a_source_speaks),
        cmocka_unit_test(what_names_nobody_is_no_actor),
        cmocka_unit_test(mentions_ascend_and_each_has_its_actor),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
