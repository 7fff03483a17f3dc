"""Tense: whether a meeting is told as held, planned or cancelled, denied, or as a habit."""

from kawat.diplomacy import MeetingStatus
from kawat.events.diplomacy.phrases import Hit
from kawat.events.diplomacy.scene import Scene
from kawat.events.lists import listed

_AHEAD = listed(
    "akan bakal hendak dijadwalkan direncanakan berencana rencananya mendatang setuju sepakat siap bersiap menyepakati nanti"
    " rencana kelak diagendakan menjadwalkan will would shall scheduled due planned plans plan agreed set 'll expected"
    " going upcoming next willing ready accepted prepares preparing"
)
_TO_BE = listed("is are am be")
_NOT = listed(
    "tidak tak bukan belum tanpa not never no didn't hasn't haven't don't doesn't won't wouldn't yet neither nor nobody"
)
_UNREAL = listed(
    "jika kalau apabila bila seandainya ingin mau berharap if could might may should wants want hopes hope ought can"
)
_HABIT = listed("setiap tiap every each twice rutin usually regularly quarterly")
_OFF_NOUN = listed("noun vnoun meet visit")
_FAR = 18  # words between a meeting and the verb that calls it off
_CALLED_FOR = listed(
    "mengajak diajak meminta mendesak menyerukan mengimbau menghendaki menawarkan mengusulkan bersedia menyatakan siap"
    " urged urges asked offered offers proposed hoping invited invites"
)


def status_of(scene: Scene, hit: Hit) -> MeetingStatus:
    """Return the status of a meeting by the words of its clause before it, and by a verb that calls it off."""
    if hit.row["role"] in ("nogo", "off"):
        return "cancelled"
    clause = scene.clause(hit.first)
    near = [h for h in scene.hits if h.row["role"] == "off" and clause.first <= h.first <= clause.last] or _called_off(scene, hit)
    if near and hit.row["role"] in _OFF_NOUN and min(abs(h.first - hit.first) for h in near) < _FAR:
        return "cancelled"
    before = scene.sentence.forms(max(clause.first, hit.first - 7), hit.first - 1)
    if _AHEAD & set(before) or any(f.endswith(("'ll", "’ll")) for f in before):
        return "planned"
    if hit.first >= 2 and before[-1:] == ["to"] and before[-2:-1] and before[-2] in _TO_BE:
        return "planned"
    runs = [h for h in scene.hits if h.row["role"] == "run" and clause.first <= h.first <= clause.last]
    if hit.row["role"] in ("noun", "vnoun") and runs:
        lead = scene.sentence.forms(max(clause.first, runs[0].first - 3), runs[0].last)
        if _AHEAD & set(lead):
            return "planned"
    behind = scene.sentence.forms(hit.last + 1, hit.last + 8)
    if hit.row["role"] in ("noun", "vnoun") and {"which", "yang", "that"} & set(behind) and _AHEAD & set(behind):
        return "planned"
    return "held" if not _later(scene) else "planned"


def _called_off(scene: Scene, hit: Hit) -> list[Hit]:
    """Return the verb that calls a noun off behind a relative clause ("pembicaraan X, yang dijadwalkan ..., ditunda")."""
    behind = [h for h in scene.hits if h.first > hit.last and h.row["role"] in ("off", "noun", "meet", "vnoun", "visit")]
    far = behind[:1] if hit.row["role"] in ("noun", "vnoun") and behind else []
    between = scene.sentence.gaps[hit.last + 1 : far[0].first + 1] if far else []
    closed = sum("," in gap for gap in between) >= 2 and not any(set(";:") & set(gap) for gap in between)
    return [h for h in far if h.row["role"] == "off" and closed]


def _later(scene: Scene) -> bool:
    """Tell whether the only time of the clause lies after the day of the report, with a verb in the present."""
    published = scene.page.report.published
    times = scene.times(ahead=False)
    if published is None or len(times) != 1:
        return False
    return times[0].since is not None and times[0].since > published


def is_denied(scene: Scene, hit: Hit) -> bool:
    """Tell whether a meeting is denied, wished or supposed: then it is none."""
    clause = scene.clause(hit.first)
    before = set(scene.sentence.forms(max(clause.first, hit.first - 4), hit.first - 1))
    called = hit.row["role"] in ("meet", "visit") and before & _CALLED_FOR and not before & _FIXED
    return bool(before & (_NOT | _UNREAL)) or clause.opener in _UNREAL or bool(called)


_FIXED = listed("akan will dijadwalkan scheduled")


def is_habit(scene: Scene, hit: Hit) -> bool:
    """Tell whether it is told as a habit ("bersidang setiap enam bulan", "meets every June")."""
    clause = scene.clause(hit.first)
    return bool(_HABIT & set(scene.sentence.forms(hit.last + 1, min(clause.last, hit.last + 5))))
