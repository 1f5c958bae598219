"""What sites say to their readers around an article, in English, Arabic and French.

An entry is taken as the beginning of a line, or, with a stroke at its end, as the whole of it. Left out is
what can begin a sentence of an article: `شارك` is on a button, and the first word of many a report.
"""

from __future__ import annotations

import re

from briefgen.prose.fold import fold

_ENGLISH = """
sign up · sign in| · log in| · log in to · subscribe| · subscribe to · subscribe now · subscribe for
subscribe today · already a member · already a subscriber · become a member · become a subscriber
start your free trial · start reading| · download the app · download our app · get the app · get our app
get all your news · join our · join us on · join the conversation · join the discussion · follow us
follow our · follow @ · stay up to date · stay informed · stay connected · never miss a · get the latest
get daily · get breaking · read more · read also · also read · read next · read on| · read: · read >>
read full · read the full · more:| · more| · watch: · watch now| · watch live| · listen:
listen to this · see also · see more · see all| · view all| · show more| · related| · related:
related stor · related article · related news · related topic · related content · related post
more from · more on this · more stories · more news · more in · more about this · more like this
you may also · you might also · you may like · you might like · people also · recommended|
recommended for · recommended stor · recommended article · most read · most popular · most viewed
most shared · most commented · top stories · trending| · trending now · trending stor · latest news|
latest stories| · latest| · our picks| · editor's picks · editors' picks · in case you missed it|
don't miss| · up next| · next article · previous article · next post · previous post · next story
share this · share on · share via · share| · share:| · share article · tweet| · pin it| · email this
email| · print this · print| · copy link · save| · save article · bookmark| · whatsapp| · facebook|
twitter| · telegram| · linkedin| · x| · skip to · back to top| · back to gallery| · go to top| · menu|
search| · home| · close| · loading · show caption| · hide caption| · open image · view gallery|
slideshow| · play video| · advertisement| · advertisement - · advertising| · sponsored|
sponsored content · sponsored by · paid content · promoted| · story continues below
article continues below · comments| · comment| · comments are closed · view comments · show comments
hide comments · load comments · leave a comment · leave a reply · post a comment · add a comment
write a comment · be the first to comment · no comments · 0 comments · your email address will not
all rights reserved · copyright © · copyright 2 · © · (c) 2 · terms of use| · terms of service|
terms and conditions| · terms & conditions| · privacy policy · cookie policy · cookie settings
cookies| · we use cookies · this site uses cookies · this website uses cookies · by continuing to
accept all| · accept cookies · reject all| · manage cookies · manage consent · about us| · contact us|
contact| · advertise with us · careers| · sitemap| · support our · make a donation · donate|
support us| · newsletter| · newsletters| · our newsletter · tags| · tags: · tag: · topics:|
filed under · posted in · categories: · click here · tap here · click to · enter your email · send us a
have a news tip · got a tip · got a story · report a typo · report an error · what do you think?
do you have a story · for more news · for the latest news · keep reading| · continue reading
view original · source link| · tt|
"""
_ARABIC = """
اقرأ أيضا · اقرأ المزيد · اقرأ كذلك · اقرأوا أيضا · اقرؤوا أيضا · اقرأ ايضاً · إقرأ أيضاً · إقرأ المزيد
اقرأ: · المزيد| · للمزيد| · للمزيد من الأخبار · شاهد أيضا · شاهد: · شاهدوا أيضا · طالع أيضا · انظر أيضا
استمع إلى التقرير · ذات صلة| · موضوعات ذات صلة · مواضيع ذات صلة · أخبار ذات صلة · مقالات ذات صلة
مواضيع متعلقة · قد يعجبك أيضا · قد يهمك · الأكثر قراءة · الأكثر مشاهدة · الأكثر تداولا · الأكثر شيوعا
آخر الأخبار| · أهم الأخبار| · أحدث الأخبار| · اخترنا لك · اخترنا لكم · تابعنا · تابعونا
تابع آخر الأخبار · تابعوا آخر الأخبار · تابعوا أخبار · اشترك الآن · اشترك في النشرة · اشتركوا في
اشترك في قناتنا · اشترك معنا · انضم إلينا · انضم إلى قناتنا · انضموا إلى · شارك المقال · شارك الخبر
شارك هذا · شارك عبر · شارك على · شارك| · مشاركة| · مشاركة عبر · نسخ الرابط · انسخ الرابط · طباعة|
جميع الحقوق محفوظة · كل الحقوق محفوظة · حقوق النشر محفوظة · سياسة الخصوصية · سياسة ملفات تعريف
نستخدم ملفات تعريف الارتباط · يستخدم هذا الموقع ملفات · ملفات تعريف الارتباط| · شروط الاستخدام
الشروط والأحكام| · اتصل بنا| · من نحن| · أعلن معنا| · تسجيل الدخول| · سجل الآن · النشرة البريدية|
النشرة الإخبارية| · حمل التطبيق · حمل تطبيق · حملوا تطبيق · نزل التطبيق · التعليقات| · تعليقات|
التعليقات مغلقة · اترك تعليق · أضف تعليق · أضف تعليقك · لا توجد تعليقات · إعلان| · إعلانات|
الكلمات المفتاحية · كلمات مفتاحية · الوسوم| · وسوم| · الوسوم: · الرئيسية| · القائمة| · البحث| · بحث|
العودة إلى الأعلى| · تخطى إلى المحتوى · انتقل إلى المحتوى
"""
_FRENCH = """
lire aussi · à lire aussi · à lire également · lire également · lire la suite · lire plus| · voir aussi
à voir aussi · à écouter aussi · écouter aussi · en savoir plus| · abonnez-vous · s'abonner|
je m'abonne · déjà abonné · se connecter| · connexion| · inscrivez-vous · article réservé aux abonnés
la suite est réservée · il vous reste · suivez-nous · rejoignez-nous · partager| · partager sur
partager cet article · copier le lien · imprimer| · envoyer par · les plus lus| · les plus lues|
les articles les plus · sur le même sujet · à la une| · nos derniers articles · articles liés|
publicité| · la suite après cette publicité · commentaires| · ajouter un commentaire
laisser un commentaire · voir les commentaires · les commentaires sont fermés · tous droits réservés
mentions légales| · politique de confidentialité · gestion des cookies · gérer les cookies
tout accepter| · nous utilisons des cookies · qui sommes-nous| · contactez-nous| · nous contacter|
newsletter · recevez · télécharger l'application · téléchargez l'application · accueil| · rechercher|
"""
_FOLLOW = (
    r"(?:follow|get|find|read|تابع|تابعوا|suivez)\b.*"
    r"\b(?:google news|جوجل نيوز|غوغل نيوز|اخبار جوجل|google actualités)"
)
_LONGEST = 160
_ENDS = re.compile(r"[.!?؟…][\"'»”’)\]]*$")
_LONG_SENTENCE = 14


def _pattern() -> re.Pattern[str]:
    entries = [fold(entry) for entry in re.split("[·\n]", _ENGLISH + _ARABIC + _FRENCH) if entry.strip()]
    # The longest comes first, so that `log in|` does not stand in the way of `log in to`.
    parts = [
        f"{re.escape(entry[:-1])}\\W*$" if entry.endswith("|") else re.escape(entry)
        for entry in sorted(set(entries), key=len, reverse=True)
    ]
    return re.compile(f"\\W{{0,3}}(?:{'|'.join(parts)})|{_FOLLOW}")


_PATTERN = _pattern()


def is_said_to_readers(text: str) -> bool:
    """Whether a line is one that a site says to its readers, and no sentence of an article."""
    if not text or len(text) > _LONGEST:
        return False
    folded = fold(text)
    # `©` alone would be taken off as a sign that is no letter.
    if not _PATTERN.match(folded) and not folded.startswith("©"):
        return False
    is_sentence = bool(_ENDS.search(folded)) and len(folded.split()) > _LONG_SENTENCE
    return not is_sentence
