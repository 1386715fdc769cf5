"""What the rest of the product knows of a pillar."""

from dataclasses import dataclass

from django.utils.functional import Promise

from coalesce.permissions import Role


@dataclass(frozen=True)
class Domain:
    """A part of life that is rated from 1 to 5."""

    code: str
    label: str | Promise


@dataclass(frozen=True)
class ServiceType:
    """A service that is delivered, with the funder's categories it counts in."""

    code: str
    label: str | Promise
    amif1420: str = ""
    amif2127: str = ""


@dataclass(frozen=True)
class Pillar:
    slug: str
    code: str
    label: str | Promise
    sentence: str | Promise
    colour: str
    icon: str
    specialist: Role
    domains: tuple[Domain, ...]
    service_types: tuple[ServiceType, ...]

    def __str__(self):
        return str(self.label)

    def domain_choices(self):
        return [(domain.code, domain.label) for domain in self.domains]

    def has_domain(self, code):
        return any(domain.code == code for domain in self.domains)

    def service_choices(self):
        return [(service_type.code, service_type.label) for service_type in self.service_types]

    def has_service(self, code):
        return any(service_type.code == code for service_type in self.service_types)
