"""Where the inspector is within a visit: items in order, areas, what is still open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from inspector.facts.answer import AnswerRecord
from inspector.facts.item import VisitItem
from inspector.facts.note import Note
from inspector.facts.photo import Photo
from inspector.facts.visit import Progress
from inspector.facts.vocabulary import Domain, Place, Verdict
from inspector.i18n import _
from inspector.usecases.visit_summaries import progress_of
from inspector.usecases.walk_sheet import WalkSheet

PLACE_ICONS = {
    Place.OUTDOOR: "trees",
    Place.CONTROL_ROOM: "device-desktop-analytics",
    Place.EVACUATION: "door-exit",
    Place.ROOMS: "bed",
    Place.KITCHEN: "tools-kitchen-2",
    Place.DINING: "soup",
    Place.MEDICAL: "stethoscope",
    Place.ARCHIVE: "archive",
}
DOMAIN_ICONS = {
    Domain.FIRE: "flame",
    Domain.FOOD: "tools-kitchen-2",
    Domain.SERVICE: "users",
    Domain.CHILDCARE: "user",
}


class Group(Struct, frozen=True):
    """An area, a domain or a standard with its items in order."""

    key: str
    title: str
    icon: str
    items: tuple[str, ...]


class WalkState:
    """The items of one visit by id, how they are grouped, and which one is shown."""

    def __init__(self, sheet: WalkSheet, grouping: str = "route") -> None:
        self.sheet = sheet
        self.items: dict[str, VisitItem] = {item.id: item for item in sheet.items}
        self.photos: dict[str, Photo] = {photo.id: photo for photo in sheet.photos}
        self._pending: dict[str, tuple[str, ...]] = {}
        self._progress: Progress | None = None
        self._counts: dict[str, tuple[int, int]] = {}
        self.notes: tuple[Note, ...] = sheet.notes
        self.current = ""
        self.instance = ""
        self.group_by(grouping)

    def group_by(self, grouping: str) -> None:
        """Order the items by route, domain or standard."""
        self.grouping = grouping
        held: dict[str, list[str]] = {}
        heads: dict[str, tuple[str, str]] = {}
        for item in self.items.values():
            key, title, icon = _group_of(item, grouping)
            heads.setdefault(key, (title, icon))
            held.setdefault(key, []).append(item.id)
        self.groups = tuple(Group(key, *heads[key], tuple(ids)) for key, ids in held.items())
        self._count_anew()
        self.order = tuple(item for group in self.groups for item in group.items)
        self._group = {item: group for group in self.groups for item in group.items}

    def group(self, item: str = "") -> Group:
        """The group of an item, by default of the one shown."""
        return self._group[item or self.current]

    def place_in_group(self) -> int:
        """Which item of its group is shown, from 1."""
        return self.group().items.index(self.current) + 1

    @property
    def item(self) -> VisitItem:
        """The item that is shown."""
        return self.items[self.current]

    def record(self, item: str = "", instance: str | None = None) -> AnswerRecord | None:
        """The kept answer of an item (or one of its instances), by default of what is shown."""
        held = self.items[item or self.current]
        wanted = self.instance if instance is None else instance
        if not wanted:
            return held.current
        return next((r for r in held.instances if r.answer.instance == wanted), None)

    def put(self, record: AnswerRecord) -> None:
        """An answer has been kept."""
        answer = record.answer
        item = self.items.get(answer.item)
        if item is None:
            return
        self._count_anew()
        if not answer.instance:
            self.items[item.id] = replace(item, current=record)
            return
        others = [r for r in item.instances if r.answer.instance != answer.instance]
        place = next(
            (n for n, r in enumerate(item.instances) if r.answer.instance == answer.instance),
            len(others),
        )
        held = (*others[:place], record, *others[place:])
        self.items[item.id] = replace(item, instances=tuple(held))
        self.name_instances(
            item.id, tuple(name for name in self.pending(item.id) if name != answer.instance)
        )

    def pending(self, item: str) -> tuple[str, ...]:
        """The instances of an item that were named but hold no answer yet."""
        return self._pending.get(item, ())

    def name_instances(self, item: str, names: tuple[str, ...]) -> None:
        """The instances that hold no answer yet are these."""
        self._pending[item] = names
        self._count_anew()

    def put_photos(self, photos: Iterable[Photo]) -> None:
        """The photos of the visit as they are now."""
        self.photos = {photo.id: photo for photo in photos}
        by_item: dict[str, list[str]] = {}
        for photo in self.photos.values():
            if photo.item is not None:
                by_item.setdefault(photo.item, []).append(photo.id)
        for item in list(self.items.values()):
            held = tuple(by_item.get(item.id, ()))
            if held != item.photos:
                self.items[item.id] = replace(item, photos=held)

    def instances(self, item: str = "") -> tuple[str, ...]:
        """The instances of an item: the sampled places, others answered, those only named."""
        held = self.items[item or self.current]
        answered = (record.answer.instance for record in held.instances)
        return tuple(dict.fromkeys((*held.sample, *answered, *self.pending(held.id))))

    def strip(self, item: str, instance: str) -> tuple[Photo, ...]:
        """The photos of one answer, by the time they were taken."""
        held = [self.photos[key] for key in self.items[item].photos if key in self.photos]
        return tuple(photo for photo in held if photo.instance == instance)

    @property
    def pool(self) -> tuple[Photo, ...]:
        """The photos that belong to no item yet."""
        return tuple(photo for photo in self.photos.values() if photo.item is None)

    def answered(self, item: str) -> bool:
        """Whether nothing is left to answer at an item."""
        return self.items[item].answered and not self.pending(item)

    def open_in(self, group: Group) -> int:
        """How many items of a group are not answered."""
        return self._counted(group)[0]

    def failed_in(self, group: Group) -> int:
        """How many items of a group failed."""
        return self._counted(group)[1]

    def _counted(self, group: Group) -> tuple[int, int]:
        found = self._counts.get(group.key)
        if found is None:
            left = sum(not self.answered(item) for item in group.items)
            failed = sum(self.items[item].verdict is Verdict.FAIL for item in group.items)
            found = self._counts[group.key] = (left, failed)
        return found

    @property
    def progress(self) -> Progress:
        """Counts over all items."""
        if self._progress is None:
            counted = progress_of(tuple(self.items.values()))
            waiting = sum(
                self.items[item].answered for item, named in self._pending.items() if named
            )
            self._progress = replace(counted, answered=counted.answered - waiting)
        return self._progress

    def _count_anew(self) -> None:
        """Counting five hundred items takes longer than painting the page; once is enough."""
        self._progress = None
        self._counts = {}

    def next_open(self) -> str | None:
        """The next item that is not answered, round the end; None where all others are."""
        return next((item for item in self._from_here() if not self.answered(item)), None)

    def before(self) -> str | None:
        """The item before this one, None at the beginning."""
        place = self.order.index(self.current)
        return self.order[place - 1] if place else None

    def after(self) -> str | None:
        """The item after this one, None at the end."""
        place = self.order.index(self.current)
        return self.order[place + 1] if place + 1 < len(self.order) else None

    def first_open(self, group: Group) -> str:
        """The first open item of a group, else its first."""
        return next((item for item in group.items if not self.answered(item)), group.items[0])

    def begin(self, wanted: str = "") -> str:
        """The item to begin with: the one wanted, where one left off, the first open, the first."""
        for item in (wanted, self.sheet.left_at or ""):
            if item in self.items:
                return item
        return next((item for item in self.order if not self.answered(item)), self.order[0])

    def drafts(self, item: str) -> Mapping[str, str]:
        """Text that was being typed for an item when the program was stopped, by field."""
        return {field: text for (held, field), text in self.sheet.drafts.items() if held == item}

    def _from_here(self) -> Iterator[str]:
        place = self.order.index(self.current) if self.current in self.order else -1
        yield from self.order[place + 1 :]
        yield from self.order[: max(place, 0)]


def _group_of(item: VisitItem, grouping: str) -> tuple[str, str, str]:
    """Key, title and icon of the group an item falls into."""
    if grouping == "domain":
        return item.domain.value, item.domain.label, DOMAIN_ICONS[item.domain]
    if grouping == "standard":
        if not item.clauses:
            return "", _("经验项"), "info-circle"
        title = item.clauses[0].standard
        return title, title, "book-2"
    place = Place.of(item.place)
    return place.value, place.label, PLACE_ICONS[place]
