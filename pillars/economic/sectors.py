"""The sections of the international classification of economic activities (ISIC, revision 4)."""

from django.utils.translation import gettext_lazy as _

CHOICES = [
    ("A", _("Agriculture, forestry and fishing")),
    ("B", _("Mining")),
    ("C", _("Manufacturing")),
    ("D", _("Electricity and gas")),
    ("E", _("Water and waste")),
    ("F", _("Construction")),
    ("G", _("Shops and repair")),
    ("H", _("Transport and storage")),
    ("I", _("Hotels and restaurants")),
    ("J", _("Information and communication")),
    ("K", _("Finance and insurance")),
    ("L", _("Real estate")),
    ("M", _("Professional and technical work")),
    ("N", _("Cleaning, security and office support")),
    ("O", _("Public administration")),
    ("P", _("Education")),
    ("Q", _("Health and social work")),
    ("R", _("Arts and recreation")),
    ("S", _("Other services, such as hairdressing")),
    ("T", _("Work in private households")),
    ("U", _("International organisations")),
]
