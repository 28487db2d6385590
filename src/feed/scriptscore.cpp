// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/scriptscore.h"

#include <QSet>

namespace courant::feed {
namespace {

using Characters = QSet<char16_t>;

Characters setOf(QStringView text)
{
    Characters set;
    for (const QChar c : text)
        set.insert(c.unicode());
    return set;
}

// The characters that make up about half of running text; a wrong decoding hits them by chance only.
const Characters &frequent(ScriptFamily family)
{
    static const Characters simplified = setOf(u"的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可"
                                               u"也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方"
                                               u"多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心"
                                               u"她本前开但因只从想实日军者意无力它与长把机十民第公此已工使"
                                               u"情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体"
                                               u"政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化"
                                               u"老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义"
                                               u"各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反"
                                               u"受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至"
                                               u"队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且"
                                               u"权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望"
                                               u"觉术领共确传师观清今切院让识候带导争运网闻博客最新评论图片");
    static const Characters traditional =
        setOf(u"的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過"
              u"發後作裡用道行所然家種事成方"
              u"多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力"
              u"它與長把機十民第公此已工使"
              u"情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果"
              u"加西月話合回特代內信表化老"
              u"給世位次度門任常先海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活更別打女變四"
              u"神總何電數安少報才結反受目"
              u"太量再感建務做接必場件計管期市直資命山金指許統區保至隊形社便空決治展馬科司五基眼書非則聽白卻"
              u"界達光放強即像難且權思王完"
              u"設式色路記南品住告類求據程北邊死張該交規萬取望覺術領共確傳師觀清今切院讓識候帶導爭運喜歡嗎吧"
              u"啊哈呢網站部落格灣香港");
    static const Characters kanji = setOf(u"日一国人年大十二本中長出三時行見月分後前生五間上東四今金九入学高"
                                          u"円子外八六下来気小七山話女北午百書先名川千水半男西電校"
                                          u"語土木聞食車何南万毎白天母火右読友左休父雨会同事自社発者地業方新"
                                          u"場員立開手力問代明動京目通言理体田主題意不作用度強公持"
                                          u"野以思家世多正安院心界教文元重近考画海売知道集別物使品計死特私始"
                                          u"朝運終台広住真有口少町料工建空急止送切転研足究楽起着店"
                                          u"病質待試族銀早映親験英医仕去味写字答夜音注帰古歌買悪図週室歩風紙"
                                          u"黒花春赤青館屋色走秋夏習駅洋旅服夕借曜飲肉貸堂鳥飯勉冬"
                                          u"昼茶弟牛魚兄犬妹姉漢記録最情報的無料部表示更投稿回数次約性能");
    static const Characters hangul =
        setOf(u"이다는을의에가고를한도로하은지사나그리자시기대서아어인라해일있것수정들장전부제게스만보주여으"
              u"과상조와성구오원비국우면동"
              u"생문신공마없각거소안경요세무관선실니내물미방치화개모때까한위중간발유말바진계트임더데당살저러"
              u"할단연명네연회두같었였했습"
              u"않되된되며적합드블로그글뉴스야려르레타터프파토지음너또잘못번째든남여");
    static const Characters none;
    switch (family) {
    case ScriptFamily::Simplified:
        return simplified;
    case ScriptFamily::Traditional:
        return traditional;
    case ScriptFamily::Japanese:
        return kanji;
    case ScriptFamily::Korean:
        return hangul;
    default:
        return none;
    }
}

// Letters that texts of a family really have beside the ASCII ones, the frequent ones.
const Characters &letters(ScriptFamily family)
{
    static const Characters cyrillic = setOf(u"оеаинтсрвлкмдпуя");
    static const Characters greek = setOf(u"αοιετσνηυρπκμλςωόίάέήώύ");
    static const Characters hebrew = setOf(u"יוהלאמרתבשנםד");
    static const Characters arabic = setOf(u"اليمنرتبوةعدسفهكقح");
    static const Characters thai = setOf(u"านรอกเงมยลวดทสตะปบคหแจพชขใไโ่้ัีิุู็์");
    static const Characters west = setOf(u"éèàçêëïîôöüäßñóáíúãõâåøæœùûÉÖÜÄÅ¿¡ªº");
    static const Characters east = setOf(u"ąćęłńóśźżáéíöőúüűčďěňřšťůýžăâîșțşţŁŚŻČŠŽ");
    static const Characters turkish = setOf(u"çğıöşüÇĞİÖŞÜâî");
    static const Characters baltic = setOf(u"āčēģīķļņšūžąęėįųõäöüŠŽ");
    static const Characters vietnamese = setOf(u"ăâđêôơưàáãạảèéẽẹẻìíòóõọỏùúũụủýỳĐ");
    static const Characters none;
    switch (family) {
    case ScriptFamily::Cyrillic:
        return cyrillic;
    case ScriptFamily::Greek:
        return greek;
    case ScriptFamily::Hebrew:
        return hebrew;
    case ScriptFamily::Arabic:
        return arabic;
    case ScriptFamily::Thai:
        return thai;
    case ScriptFamily::WestLatin:
        return west;
    case ScriptFamily::EastLatin:
        return east;
    case ScriptFamily::TurkishLatin:
        return turkish;
    case ScriptFamily::BalticLatin:
        return baltic;
    case ScriptFamily::VietnameseLatin:
        return vietnamese;
    default:
        return none;
    }
}

bool isTypography(char16_t c)
{
    return (c >= 0x2010 && c <= 0x2026) || c == 0xab || c == 0xbb || c == 0xa0 || c == 0x20ac || c == 0xb0 ||
           c == 0xb7 || c == 0xa9 || c == 0xae || c == 0x2116 || c == 0x2122 || c == 0xad || c == 0xa3;
}

double eastAsianScore(char16_t c, ScriptFamily family)
{
    if (frequent(family).contains(c))
        return 1;
    const bool kana = c >= 0x3040 && c <= 0x30ff;
    const bool han = c >= 0x4e00 && c <= 0x9fff;
    const bool hangul = c >= 0xac00 && c <= 0xd7a3;
    if ((c >= 0x3000 && c <= 0x3011) || (c >= 0xff01 && c <= 0xff5e))
        return 0.6;
    if (kana)
        return family == ScriptFamily::Japanese ? 0.9 : -0.1;
    if (han)
        return family == ScriptFamily::Korean ? -0.3 : 0.05;
    if (hangul)
        return family == ScriptFamily::Korean ? 0.2 : -1;
    if (isTypography(c))
        return 0.2;
    if (c >= 0xff61 && c <= 0xff9f) // half-width katakana: what other encodings look like in Shift_JIS
        return -0.5;
    return -0.6;
}

double alphabetScore(char16_t c, char16_t before, ScriptFamily family, char16_t first, char16_t last)
{
    if (c >= first && c <= last) {
        const QChar letter(c);
        if (before < 0x80 && QChar(before).isLetter())
            return -1; // no word is written in two alphabets
        if (letters(family).contains(c))
            return 1;
        if (!letter.isLetter())
            return letter.isMark() ? 0.3 : -0.2;
        if (letter.isUpper() && QChar(before).isLower())
            return -1.2; // the case of a word does not change in its middle
        const Characters &common = letters(family);
        if (common.contains(letter.toLower().unicode()))
            return letter.isUpper() ? 0.6 : 1;
        return letter.isUpper() ? 0.1 : 0.35;
    }
    if (isTypography(c))
        return 0.2;
    return QChar(c).isLetter() ? -0.7 : -0.9;
}

double latinScore(char16_t c, int run, char16_t before, ScriptFamily family)
{
    double score = -0.6;
    if (letters(family).contains(c))
        score = 0.75;
    else if (isTypography(c))
        score = 0.3;
    else if (c >= 0xc0 && c <= 0x24f && c != 0xd7 && c != 0xf7)
        score = 0;
    if (QChar(c).isUpper() && QChar(before).isLower())
        score -= 0.8;
    // Latin writing is mostly ASCII: three of these in a row are another writing.
    return run >= 3 && family != ScriptFamily::VietnameseLatin ? score - 1 : score;
}

double characterScore(char16_t c, char16_t before, int run, ScriptFamily family)
{
    if ((c >= 0x80 && c <= 0x9f) || (c >= 0xe000 && c <= 0xf8ff))
        return -1;
    switch (family) {
    case ScriptFamily::Simplified:
    case ScriptFamily::Traditional:
    case ScriptFamily::Japanese:
    case ScriptFamily::Korean:
        return eastAsianScore(c, family);
    case ScriptFamily::Cyrillic:
        return alphabetScore(c, before, family, 0x400, 0x45f);
    case ScriptFamily::Greek:
        return alphabetScore(c, before, family, 0x370, 0x3ff);
    case ScriptFamily::Hebrew:
        return alphabetScore(c, before, family, 0x590, 0x5ff);
    case ScriptFamily::Arabic:
        return alphabetScore(c, before, family, 0x600, 0x6ff);
    case ScriptFamily::Thai:
        return alphabetScore(c, before, family, 0xe00, 0xe7f);
    default:
        return latinScore(c, run, before, family);
    }
}

} // namespace

ScriptFamily familyOfEncoding(const QByteArray &name)
{
    static const QHash<QByteArray, ScriptFamily> families = {{"utf-8", ScriptFamily::Any},
        {"gb18030", ScriptFamily::Simplified}, {"hz", ScriptFamily::Simplified},
        {"big5", ScriptFamily::Traditional}, {"shift_jis", ScriptFamily::Japanese},
        {"euc-jp", ScriptFamily::Japanese}, {"iso-2022-jp", ScriptFamily::Japanese},
        {"euc-kr", ScriptFamily::Korean}, {"windows-1251", ScriptFamily::Cyrillic},
        {"koi8-r", ScriptFamily::Cyrillic}, {"koi8-u", ScriptFamily::Cyrillic},
        {"ibm866", ScriptFamily::Cyrillic}, {"ibm855", ScriptFamily::Cyrillic},
        {"maccyrillic", ScriptFamily::Cyrillic}, {"iso-8859-5", ScriptFamily::Cyrillic},
        {"windows-1253", ScriptFamily::Greek}, {"iso-8859-7", ScriptFamily::Greek},
        {"windows-1255", ScriptFamily::Hebrew}, {"iso-8859-8", ScriptFamily::Hebrew},
        {"windows-1256", ScriptFamily::Arabic}, {"iso-8859-6", ScriptFamily::Arabic},
        {"tis-620", ScriptFamily::Thai}, {"windows-1250", ScriptFamily::EastLatin},
        {"iso-8859-2", ScriptFamily::EastLatin}, {"iso-8859-16", ScriptFamily::EastLatin},
        {"kz-1048", ScriptFamily::Cyrillic}, {"ptcp154", ScriptFamily::Cyrillic},
        {"windows-1254", ScriptFamily::TurkishLatin}, {"windows-1257", ScriptFamily::BalticLatin},
        {"iso-8859-4", ScriptFamily::BalticLatin}, {"iso-8859-13", ScriptFamily::BalticLatin},
        {"windows-1258", ScriptFamily::VietnameseLatin}};
    return families.value(name, ScriptFamily::WestLatin);
}

double languageScore(QStringView text, ScriptFamily family)
{
    if (family == ScriptFamily::Any) {
        double best = -1;
        for (int i = 0; i < int(ScriptFamily::Any); ++i)
            best = std::max(best, languageScore(text, ScriptFamily(i)));
        return best;
    }
    double sum = 0;
    qsizetype count = 0;
    char16_t before = 0;
    int run = 0;
    for (const QChar character : text) {
        const char16_t c = character.unicode();
        if (c < 0x80) {
            run = 0;
        } else if (!character.isLowSurrogate()) {
            ++run;
            ++count;
            sum += character.isHighSurrogate() ? -0.5 : characterScore(c, before, run, family);
        }
        before = c;
    }
    return count == 0 ? 0 : sum / double(count);
}

} // namespace courant::feed
