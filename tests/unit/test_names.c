/* Names: where they begin and end, and what they name. Listed with P for a person,
   O for an organisation, L for a place before each. */
#include "test.h"

#include "unit/tagging.h"

static const char *names_of(struct tagging *t, const char *string) {
    struct tag_options options = { .title = SPAN_NONE };
    *t = (struct tagging){ 0 };
    assert_true(text_copy(&t->text, string, strlen(string), "UTF-8", NULL));
    assert_true(tags_build(&t->tags, &t->text, &options, NULL));
    for (uint32_t i = 0; i < t->tags.mentions.n; i++) {
        const struct mention *mention = &t->tags.mentions.at[i];
        static const char *const marks[] = { "P:", "O:", "L:", "G:", "R:" };
        if (mention->form == MENTION_NAME) tagging_add(t, marks[t->tags.actors.at[mention->actor].type], mention->at);
    }
    return t->list;
}

static void check(const char *const table[][2], size_t rows) {
    for (size_t i = 0; i < rows; i++) {
        struct tagging t;
        assert_string_equal(names_of(&t, table[i][0]), table[i][1]);
        tagging_free(&t);
    }
}
#define CHECK(table) check(table, sizeof(table) / sizeof *(table))

static void a_run_of_capitals_is_a_name(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "The ferry left when Ines Calder came aboard.", "P:Ines Calder" },
        { "They flew from Oslo to Nairobi in May.", "L:Oslo|L:Nairobi" },
        { "A letter from J. B. Smith arrived.", "P:J. B. Smith" },
        { "We met Ludwig van Beethoven and Carla del Ponte there.", "P:Ludwig van Beethoven|P:Carla del Ponte" },
        { "The judge wrote that del Ponte was late.", "P:del Ponte" },
        { "The envoy met Bashar al-Assad on Monday.", "P:Bashar al-Assad" },
        { "The pope, John Paul II, spoke.", "P:John Paul II" },
        { "They knew Peter Holt Jr. and Ana Falk Sr. well.", "P:Peter Holt Jr.|P:Ana Falk Sr." },
        { "They knew William “Billy” Holt well.", "P:William “Billy” Holt" },
        { "She told Holt “No” and left.", "P:Holt" },
        { "They met Wanjiru wa Kamau and Lee Ji-hoon there.", "P:Wanjiru wa Kamau|P:Lee Ji-hoon" },
    };
    CHECK(table);
}

static void the_first_word_of_a_sentence_must_prove_itself(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "Ferries were late.", "" },
        { "Rainfall was heavy. The rainfall went on.", "" },
        { "Deep-sea cables lay there.", "" },
        { "Disastrous weather came.", "" },
        { "Oslo was cold.", "L:Oslo" },
        { "South Korea was cold.", "L:South Korea" },
        { "New York officials were late.", "L:New York" },
    };
    CHECK(table);
}

static void titles_and_roles_stay_outside(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "They asked Mr. Calder about it.", "P:Calder" },
        { "They asked Gov. Ines Calder about it.", "P:Ines Calder" },
        { "They asked Harbour Master Ines Calder about it.", "P:Ines Calder" },
        { "They asked Secretary of State Ines Calder about it.", "P:Ines Calder" },
        { "They asked the NATO Secretary General about it.", "O:NATO" },
        { "They asked NATO Secretary General Ines Calder about it.", "O:NATO|P:Ines Calder" },
        { "They asked the ambassador to NATO Ines Calder about it.", "O:NATO|P:Ines Calder" },
        { "They asked German skipper Ines Calder about it.", "P:Ines Calder" },
        { "They asked candidate Texas Gov. Ines Calder about it.", "L:Texas|P:Ines Calder" },
        { "They asked the Prime Minister about it.", "" },
        { "They asked Republican Ines Calder about it.", "P:Ines Calder" },
        { "They left the Republican National Convention early.", "O:Republican National Convention" },
        { "They asked conservative Quaynews.com about it.", "O:Quaynews.com" },
        { "They asked liberal Democratic voters about it.", "" },
        { "They asked the Chief Press Secretary about it.", "" },
        { "They asked the United Nations High Commissioner about it.", "O:United Nations" },
        { "They asked Datuk Seri Ines Calder and Shri Peter Holt about it.", "P:Ines Calder|P:Peter Holt" },
        { "They asked Ines Calder QC about it.", "P:Ines Calder" },
        { "They asked Mr. Prince about it.", "P:Prince" },
    };
    CHECK(table);
}

static void bodies_take_their_of_and_and_company(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "She left the Department of Justice in May.", "O:Department of Justice" },
        { "She left the Department of Health and Human Services in May.", "O:Department of Health and Human Services" },
        { "She left the Food and Drug Administration in May.", "O:Food and Drug Administration" },
        { "She left the Council on Foreign Relations in May.", "O:Council on Foreign Relations" },
        { "She left Norrbeck Glass, Inc. in May.", "O:Norrbeck Glass, Inc." },
        { "She left Cope & Larkin Securities in May.", "O:Cope & Larkin Securities" },
        { "She left St. Oda's Hospital in May.", "O:St. Oda's Hospital" },
        { "She left the White House for the Pentagon.", "O:White House|O:Pentagon" },
        { "She left the House and the Senate in May.", "O:House|O:Senate" },
        { "They wrote to the Holocaust Museum and the International Olympic Committee.", "O:Holocaust Museum|O:International Olympic Committee" },
        { "They wrote to Reporters Without Borders about it.", "O:Reporters Without Borders" },
        { "They asked the Bishop of Oslo about it.", "L:Oslo" },
    };
    CHECK(table);
}

static void hyphens_end_a_name_before_small_letters(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "A Beijing-based firm won.", "L:Beijing" },
        { "A New York-based firm won.", "L:New York" },
        { "An American-led force won.", "" },
        { "A Democratic-leaning state won.", "" },
        { "They met Peter Holt, R-Texas, there.", "P:Peter Holt" },
        { "The NATO-Russia Council met.", "O:NATO-Russia Council" },
    };
    CHECK(table);
}

static void peoples_days_and_letters_are_no_names(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "The Russians met on Tuesday in March.", "" },
        { "They asked the rebel Serbs to leave Kosovo.", "L:Kosovo" },
        { "Some Kosovo Serbs left.", "L:Kosovo" },
        { "They asked a Native American about it.", "" },
        { "They were told that Firefighters had left.", "" },
        { "The NGOs and MPs paid RM50 each.", "" },
        { "At Christmas I read the Bible.", "" },
        { "They saw the World Cup on TV.", "" },
        { "Then the Government fell.", "" },
    };
    CHECK(table);
}

static void a_headlines_capitals_say_nothing(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "Ferry Workers Walk Out After Calder Refuses Offer\n\nThe ferry workers asked Ines Calder for more.", "P:Calder|P:Ines Calder" },
        { "HARBOUR UNION ASKS FOR MORE TIME Ines Calder was late, and the Harbour Union with her.", "O:HARBOUR UNION|P:Ines Calder|O:Harbour Union" },
        { "NO PART OF THIS MAY BE USED BY NORRBECK GLASS, INC.\n\nIt rained.", "O:NORRBECK GLASS, INC." },
        { "There were Ines Calder, Jens Holt, Maria Orlova and Peter Falk.", "P:Ines Calder|P:Jens Holt|P:Maria Orlova|P:Peter Falk" },
    };
    CHECK(table);
}

static void a_form_of_address_makes_a_person_of_any_name(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "They asked Dr. Lima about Lima.", "P:Lima|L:Lima" },
        { "They asked Mrs. Washington about it in Washington.", "P:Washington|L:Washington" },
    };
    CHECK(table);
}

static void all_mentions_of_a_name_vote_for_its_kind(void **state) {
    (void)state;
    static const char *const table[][2] = {
        { "Karst was told. They gave the money to Karst. Later Daniel Karst left.", "P:Karst|P:Karst|P:Daniel Karst" },
        { "They knew Preben Ovrelid well.", "P:Preben Ovrelid" },
        { "He came from the small town of Averill. The Averill bridge is old.", "L:Averill|L:Averill" },
        { "It grew at Coralvile. The road to Coralvile was closed. A deal with Coralvile was signed.", "L:Coralvile|L:Coralvile|L:Coralvile" },
        { "She runs the company Theranor now.", "O:Theranor" },
        { "She runs the airline, Skyvell, now.", "O:Skyvell" },
        { "AVERILL, Norway (AP) - It rained.", "L:AVERILL|L:Norway|O:AP" },
        { "“No,” said Norelle Thatch. Later Thatch left. They missed Thatch.", "P:Norelle Thatch|P:Thatch|P:Thatch" },
        { "Danmeal declined to comment. Its boss left. Shares in Torvell fell.", "O:Danmeal|O:Torvell" },
        { "They met Averhill residents, and they rowed on to Hestow, Norway, at night.",
          "L:Averhill|L:Hestow|L:Norway" },
        { "Klubrado, a small radio station, closed. They left Torvell, a quiet town on the coast.", "O:Klubrado|L:Torvell" },
        { "They met Mayor Ines Calder of Torvell.", "P:Ines Calder|L:Torvell" },
        { "They met the company Norrel Selane there.", "O:Norrel Selane" },
        { "They met Heike von der Osten there. Later Von der Osten left.", "P:Heike von der Osten|P:Von der Osten" },
        { "They fined the video app Lumio. Norrel’s founder paid.", "O:Lumio|O:Norrel" },
        { "“No,” the Liberals said.", "O:Liberals" },
    };
    CHECK(table);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_run_of_capitals_is_a_name),
        cmocka_unit_test(the_first_word_of_a_sentence_must_prove_itself),
        cmocka_unit_test(titles_and_roles_stay_outside),
        cmocka_unit_test(bodies_take_their_of_and_and_company),
        cmocka_unit_test(hyphens_end_a_name_before_small_letters),
        cmocka_unit_test(peoples_days_and_letters_are_no_names),
        cmocka_unit_test(a_headlines_capitals_say_nothing),
        cmocka_unit_test(a_form_of_address_makes_a_person_of_any_name),
        cmocka_unit_test(all_mentions_of_a_name_vote_for_its_kind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
