# METADATA
# scope: package
# title: Somebody has said what the tool does
# description: |
#   A tool that nobody described has effects and roles that were guessed. It may be listed with the effects it may have;
#   a guess beyond them denies. Where the user's words were read, tools whose schema told what they do are judged by where
#   the call came from, unless `settings.tools.inferred` denies them.
# custom:
#   codes: [tools.undeclared]
package agent.rules.tools.declared

import future.keywords.not

import data.agent.firewall.call
import data.agent.firewall.provenance
import data.settings

deny contains {"code": "tools.undeclared"} if {
	call.judged
	not known
}

known if input.action.declared == true

known if {
	provenance.known
	input.action.inferred == true
	settings.tools.inferred == "judge"
}

known if {
	listed := settings.tools.undeclared_allowed[input.action.tool]
	count(call.effects) > 0
	every effect in call.effects {
		listed.effects[effect]
	}
}
