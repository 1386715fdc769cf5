from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    name = "cases.documents"
    label = "documents"

    def ready(self):
        from cases import tabs, timeline  # noqa: PLC0415  models exist only now
        from cases.documents import happened  # noqa: PLC0415
        from cases.documents.models import Document  # noqa: PLC0415
        from cases.documents.moving import reseal  # noqa: PLC0415
        from cases.merging import moving  # noqa: PLC0415

        tabs.add(tabs.Tab("documents", _("Documents"), "documents:list", order=55, aside=True))
        timeline.sources.add(happened.documents, timeline.Kind.DOCUMENT)
        moving.by_hand[Document] = reseal
