"""The three pillars, in the order in which every page shows them."""

from pillars.economic.catalogue import ECONOMIC
from pillars.legal.catalogue import LEGAL
from pillars.psychosocial.catalogue import PSYCHOSOCIAL

PILLARS = (PSYCHOSOCIAL, LEGAL, ECONOMIC)
BY_SLUG = {pillar.slug: pillar for pillar in PILLARS}

PILLAR_CHOICES = [(pillar.slug, pillar.label) for pillar in PILLARS]
DOMAIN_CHOICES = [choice for pillar in PILLARS for choice in pillar.domain_choices()]
SERVICE_CHOICES = [choice for pillar in PILLARS for choice in pillar.service_choices()]
