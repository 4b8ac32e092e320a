# METADATA
# scope: package
# title: Who wanted this call
# description: |
#   What a tracer found out about the user's words and about each value's way. Everything here is undefined or empty unless
#   the request says that the words were read; what is missing then counts as the worst. How much each answer is worth
#   stands in the level that `settings.provenance.require` names.
package agent.firewall.provenance

import future.keywords.not

import data.agent.firewall.call
import data.settings

# METADATA
# title: Known
# description: A tracer read the user's words.
known if input.task.read == true

# METADATA
# title: Level
level := settings.provenance.levels[settings.provenance.require]

# METADATA
# title: Acting
# description: A call that does more than read, of which is known who wanted it.
acting if {
	input.checkpoint == "tool_call"
	known
	not call.reading
}

# METADATA
# title: By
# description: |
#   Who ordered what the tool is for: the best of those who did. `user` stands for trusted and endorsed sources as well. An
#   order that is none of these, damaged or in flagged words, leaves it `flagged`. Undefined where no list says it.
by := "user" if count(owned) > 0

by := "pointed" if {
	count(owned) == 0
	count(pointed) > 0
}

by := "flagged" if {
	count(owned | pointed) == 0
	flagged
}

by := "untrusted" if {
	count(owned | pointed) == 0
	not flagged
	count(plain) > 0
}

by := "nobody" if {
	is_array(input.action.requested_by)
	count(input.action.requested_by) == 0
}

# METADATA
# title: Flagged
# description: Somebody orders this effect in words that were found to give orders to agents, or nobody can say who.
flagged if {
	some position, _ in input.action.requested_by
	not position in ((owned | pointed) | plain)
}

owned contains position if {
	some position, origin in input.action.requested_by
	origin.flagged == false
	origin.trust in {"trusted", "endorsed"}
}

pointed contains position if {
	some position, origin in input.action.requested_by
	origin.flagged == false
	origin.trust == "untrusted"
	origin.pointed == true
}

plain contains position if {
	some position, origin in input.action.requested_by
	origin.flagged == false
	origin.trust in {"generated", "untrusted"}
}

# METADATA
# title: Rulings
# description: |
#   For each effect of the call, whether this order for it is enough, or a person is asked. `own`: enough where no stranger
#   filled an argument.
rulings[effect] := ruling if {
	known
	some effect in call.effects
	ruling := level.orders[by][effect]
	ruling != "own"
}

rulings[effect] := "permit" if {
	own_alone
	some effect in call.effects
	level.orders[by][effect] == "own"
}

rulings[effect] := "approval" if {
	known
	not own_alone
	some effect in call.effects
	level.orders[by][effect] == "own"
}

own_alone if {
	known
	is_object(input.action.arguments)
	every argument in input.action.arguments {
		argument.integrity in {"trusted", "endorsed", "generated"}
	}
}

# METADATA
# title: Settled
# description: |
#   Effects about which the rules of provenance decide, so that rules which ask about every such call need not. They decide
#   about the primary effect; a secondary one only where the order is enough for it. Who asks to read something has not
#   asked for what else that does.
settled contains effect if {
	some effect, ruling in rulings
	ruling == "permit"
	input.action.primary_effect != "read"
}

settled contains effect if {
	some effect, ruling in rulings
	ruling == "approval"
	effect == input.action.primary_effect
}

# METADATA
# title: Endorsing
# description: A person is asked about the source that ordered the call, and with it about all that it dictates.
endorsing if {
	acting
	by == "pointed"
	rulings[input.action.primary_effect] == "approval"
}

# METADATA
# title: Offer
# description: |
#   What may be endorsed in place of this call alone: the one source that orders it, for the effects of the call and a while.
#   Undefined where several order it, where flagged words order it too, or where an effect is not in the settings.
offer := {"source": digest, "effects": lasting, "minutes": settings.provenance.endorsement.minutes} if {
	by in {"pointed", "untrusted"}
	not flagged
	count(ordering) == 1
	some digest in ordering
	is_string(digest)
	count(lasting) > 0
	every effect in lasting {
		settings.provenance.endorsement.effects[effect] == true
	}
	is_number(settings.provenance.endorsement.minutes)
}

# A source without a digest counts, too: it cannot be endorsed, and none beside it is.
ordering contains object.get(origin, "digest", position) if {
	some position, origin in input.action.requested_by
}

lasting := [effect | some effect in call.effects; effect != "read"]

# METADATA
# title: Own
# description: Arguments that the user, or somebody whom the host trusts, filled.
own contains pointer if {
	some pointer, argument in input.action.arguments
	argument.integrity in {"trusted", "endorsed"}
}

# METADATA
# title: Worth
# description: What an argument is worth that is not the user's own. A flagged one is worth nothing.
worth[pointer] := "pointed" if {
	known
	some pointer, argument in input.action.arguments
	argument.integrity == "untrusted"
	led[pointer]
}

worth[pointer] := argument.integrity if {
	known
	some pointer, argument in input.action.arguments
	argument.integrity in {"generated", "untrusted"}
	not led[pointer]
}

# The value stands, whole, in words of a source that the user pointed at.
led contains pointer if {
	some pointer, argument in input.action.arguments
	some origin in argument.origins
	origin.pointed == true
	origin.flagged == false
	is_number(settings.provenance.coverage)
	origin.coverage >= settings.provenance.coverage
}
