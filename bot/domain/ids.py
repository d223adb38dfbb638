"""Identifiers: one type for each thing that has a number."""

from typing import NewType

InterestId = NewType("InterestId", int)
ProspectId = NewType("ProspectId", int)
LeadId = NewType("LeadId", int)
ImportId = NewType("ImportId", int)
ClientId = NewType("ClientId", int)
CompanyId = NewType("CompanyId", int)
ExclusionId = NewType("ExclusionId", int)
ActivityId = NewType("ActivityId", int)
RemarkId = NewType("RemarkId", int)
PostId = NewType("PostId", int)
CampaignId = NewType("CampaignId", int)
ErrandId = NewType("ErrandId", int)
PostButtonId = NewType("PostButtonId", int)
CampaignLinkId = NewType("CampaignLinkId", int)
OccasionId = NewType("OccasionId", int)
PollId = NewType("PollId", int)

ManagerId = NewType("ManagerId", int)
"""The Telegram user id of a manager or an owner."""
