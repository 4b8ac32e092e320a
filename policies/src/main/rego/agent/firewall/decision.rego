# METADATA
# scope: package
# title: The decision of the agent firewall
# description: |
#   Asks every rule below `data.agent.rules`, which `rules.rego` lists, and combines their answers by deny-overrides: denied when any rule
#   denies, permitted when none denies and at least one permits, else not applicable, which is a denial as well.
#   A rule package may define the sets `permit`, `deny`, `obligation` and `advice`. Nothing here names a rule.
package agent.firewall

import future.keywords.not

import data.agent.firewall.approver
import data.agent.firewall.rules

# METADATA
# title: Decision
# description: The one document that the enforcement point reads. Always defined.
# entrypoint: true
decision := {
	"permit": permit,
	"reasons": [reason | some reason in reasons],
	"obligations": [counted(obligation) | permit; some obligation in rules.obligation],
	"advice": [piece | some piece in rules.advice],
}

default permit := false

permit if {
	count(rules.deny) == 0
	count(rules.permit) > 0
}

reasons := rules.deny if count(rules.deny) > 0

reasons := rules.permit if permit

reasons := {{"code": "policy.not_applicable"}} if {
	count(rules.deny) == 0
	count(rules.permit) == 0
}

# How many people it takes is set by the code that asks, in one place for all rules. A number that nobody could mean makes the answer none.
counted(obligation) := object.union(obligation, {"approvers": number}) if {
	several(obligation)
	number := approver.people[obligation.code]
}

counted(obligation) := obligation if not several(obligation)

several(obligation) if {
	obligation.type == "approval"
	is_number(approver.people[obligation.code])
}
