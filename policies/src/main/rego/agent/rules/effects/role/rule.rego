# METADATA
# scope: package
# title: Each effect needs a role, and a role permits it
# description: The rule that permits calls. All others only object, or ask.
# custom:
#   codes: [effects.granted, effects.role_missing, effects.unclear]
package agent.rules.effects.role

import future.keywords.not

import data.agent.firewall.call
import data.agent.firewall.provenance
import data.settings

permit contains {"code": "effects.granted"} if {
	call.judged
	clear
	every effect in call.effects {
		granted[effect]
	}
}

deny contains {"code": "effects.role_missing"} if {
	call.judged
	some effect in call.effects
	not granted[effect]
}

deny contains {"code": "effects.unclear"} if {
	call.judged
	not clear
}

# Which also says that there is at least one effect.
clear if input.action.primary_effect in call.effects

granted contains effect if {
	some effect in call.effects
	some role in input.subject.roles
	settings.effects[effect].roles[role] == true
}

# The rules of provenance then deny or ask, unless the user wanted it.
granted contains effect if {
	provenance.known
	some effect in call.effects
	some role in input.subject.roles
	provenance.level.roles[effect][role] == true
}
