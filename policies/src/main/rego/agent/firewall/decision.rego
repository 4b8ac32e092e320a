# METADATA
# scope: package
# title: The decision of the agent firewall
# description: |
#   Asks every rule package below `data.agent.rules` and combines their answers by deny-overrides: denied when any rule
#   denies, permitted when none denies and at least one permits, else not applicable, which is a denial as well.
#   A rule package may define the sets `permit`, `deny`, `obligation` and `advice`. Nothing here names a rule.
package agent.firewall

import data.agent.rules

# METADATA
# title: Decision
# description: The one document that the enforcement point reads. Always defined.
# entrypoint: true
decision := {
	"permit": permit,
	"reasons": [reason | some reason in reasons],
	"obligations": [obligation | permit; some obligation in obligations],
	"advice": [piece | some piece in advice],
}

default permit := false

permit if {
	count(denials) == 0
	count(grants) > 0
}

reasons := denials if count(denials) > 0

reasons := grants if permit

reasons := {{"code": "policy.not_applicable"}} if {
	count(denials) == 0
	count(grants) == 0
}

denials contains denial if some denial in rules[_][_].deny

grants contains grant if some grant in rules[_][_].permit

obligations contains obligation if some obligation in rules[_][_].obligation

advice contains piece if some piece in rules[_][_].advice
